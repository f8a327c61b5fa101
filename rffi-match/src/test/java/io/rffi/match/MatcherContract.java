package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.Verification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Matcher} keeps; each implementation's test extends this. */
public abstract class MatcherContract {
  private static final int DIMENSION = 3;
  private static final int GENERAL_PROBES = 50;

  /**
   * Matchers that accept scores up to a threshold.
   *
   * @param threshold the largest score that is accepted
   * @return a factory
   */
  protected abstract Matcher.Factory withThreshold(double threshold);

  static List<Metric> metrics() {
    return Galleries.METRICS;
  }

  private static EmbeddingSpace space(Metric metric) {
    return new EmbeddingSpace("abc123", "test front end", DIMENSION, metric);
  }

  /** Three devices with different numbers of fingerprints, in general position. */
  private static Gallery gallery(Metric metric) {
    Random random = new Random(11);
    List<EnrolledDevice> devices = new ArrayList<>();
    for (int device = 0; device < 3; device++) {
      List<Fingerprint> own = new ArrayList<>();
      for (int n = 0; n < 2 + 10 * device; n++) {
        float[] values = new float[DIMENSION];
        for (int axis = 0; axis < DIMENSION; axis++) {
          values[axis] = (axis == device ? 10 : 1) + random.nextFloat();
        }
        own.add(Fingerprint.of(space(metric), values));
      }
      devices.add(new EnrolledDevice("device-" + device, own));
    }
    return new Gallery(1, devices);
  }

  private static List<Fingerprint> probes(Metric metric) {
    Random random = new Random(13);
    List<Fingerprint> probes = new ArrayList<>();
    for (int n = 0; n < GENERAL_PROBES; n++) {
      probes.add(
          Fingerprint.of(
              space(metric),
              12 * random.nextFloat(),
              12 * random.nextFloat(),
              12 * random.nextFloat()));
    }
    probes.add(Fingerprint.of(space(metric), 0, 0, 0));
    probes.add(Fingerprint.of(space(metric), Float.MAX_VALUE, Float.MIN_VALUE, -Float.MAX_VALUE));
    return probes;
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void fillsTheEvidence(Metric metric) {
    Gallery gallery = gallery(metric);
    Matcher matcher = withThreshold(1).over(gallery);
    for (Fingerprint probe : probes(metric)) {
      check(matcher.identify(probe).evidence().orElseThrow(), gallery, probe);
      check(matcher.verify("device-1", probe).evidence().orElseThrow(), gallery, probe);
    }
  }

  private void check(Evidence evidence, Gallery gallery, Fingerprint probe) {
    assertThat(evidence.score()).isGreaterThanOrEqualTo(0).isFinite();
    assertThat(evidence.margin()).isGreaterThanOrEqualTo(0).isFinite();
    assertThat(evidence.threshold()).isEqualTo(1);
    assertThat(evidence.neighbours())
        .isNotEmpty()
        .isSortedAccordingTo(Comparator.comparingDouble(Neighbour::distance))
        .allSatisfy(
            near ->
                assertThat(near.distance())
                    .isCloseTo(
                        probe.distanceTo(
                            gallery
                                .device(near.deviceId())
                                .orElseThrow()
                                .fingerprints()
                                .get(near.index())),
                        withinPercentage(1e-4)));
    assertThat(evidence.votes().values().stream().mapToInt(votes -> votes).sum())
        .isEqualTo(evidence.neighbours().size());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void equalityAcceptsAndAnythingAboveDoesNot(Metric metric) {
    Gallery gallery = gallery(metric);
    Fingerprint probe = Fingerprint.of(space(metric), 9, 2, 2.5f);
    Matcher open = withThreshold(Double.POSITIVE_INFINITY).over(gallery);
    double score = open.identify(probe).evidence().orElseThrow().score();
    double claimed = open.verify("device-0", probe).evidence().orElseThrow().score();

    assertThat(withThreshold(score).over(gallery).identify(probe))
        .isInstanceOf(Identification.Recognised.class);
    assertThat(withThreshold(Math.nextDown(score)).over(gallery).identify(probe))
        .isInstanceOf(Identification.Rogue.class);
    assertThat(withThreshold(claimed).over(gallery).verify("device-0", probe))
        .isInstanceOf(Verification.Accepted.class);
    assertThat(withThreshold(Math.nextDown(claimed)).over(gallery).verify("device-0", probe))
        .isInstanceOf(Verification.Refused.class);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void recognisesAnEnrolledPacket(Metric metric) {
    Gallery gallery = gallery(metric);
    Matcher matcher = withThreshold(3).over(gallery);
    for (EnrolledDevice device : gallery.devices()) {
      for (Fingerprint own : device.fingerprints()) {
        assertThat(matcher.identify(own))
            .isInstanceOfSatisfying(
                Identification.Recognised.class,
                recognised -> assertThat(recognised.deviceId()).isEqualTo(device.id()));
        assertThat(matcher.verify(device.id(), own)).isInstanceOf(Verification.Accepted.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void refusesAPacketThatIsNearerToAnotherDevice(Metric metric) {
    Gallery gallery = gallery(metric);
    Matcher matcher = withThreshold(Double.POSITIVE_INFINITY).over(gallery);
    Fingerprint other = gallery.devices().get(2).fingerprints().get(0);
    assertThat(matcher.verify("device-1", other))
        .isInstanceOfSatisfying(
            Verification.Refused.class, refused -> assertThat(refused.match().margin()).isZero());
  }

  @Test
  void recognisesTheOnlyDeviceByItsOnlyPacket() {
    Fingerprint only = Fingerprint.of(space(Metric.EUCLIDEAN), 1, 2, 3);
    Gallery gallery = new Gallery(1, List.of(new EnrolledDevice("only", List.of(only))));
    Matcher open = withThreshold(Double.POSITIVE_INFINITY).over(gallery);
    Evidence evidence = open.identify(only).evidence().orElseThrow();
    // A matcher may be stricter where there is one packet only.
    assertThat(evidence.score()).isGreaterThanOrEqualTo(only.distanceTo(only));
    assertThat(evidence.margin()).isInfinite();
    Matcher matcher = withThreshold(evidence.score()).over(gallery);
    assertThat(matcher.identify(only)).isInstanceOf(Identification.Recognised.class);
    assertThat(matcher.verify("only", only)).isInstanceOf(Verification.Accepted.class);
  }

  @Test
  void findsOnlyRoguesWhenNobodyIsEnrolled() {
    Matcher matcher = withThreshold(1).over(new Gallery(0, List.of()));
    Fingerprint probe = Fingerprint.of(space(Metric.EUCLIDEAN), 1, 2, 3);
    Identification rogue = matcher.identify(probe);
    assertThat(rogue).isInstanceOf(Identification.Rogue.class);
    assertThat(rogue.evidence().orElseThrow().score()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(rogue.evidence().orElseThrow().withinThreshold()).isFalse();
    assertThatThrownBy(() -> matcher.verify("a", probe)).isInstanceOf(UnknownDeviceException.class);
  }

  @Test
  void refusesAnotherSpaceAndUnknownDevices() {
    Matcher matcher = withThreshold(1).over(gallery(Metric.EUCLIDEAN));
    Fingerprint foreign = Fingerprint.of(space(Metric.COSINE), 1, 2, 3);
    assertThatThrownBy(() -> matcher.identify(foreign))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
    assertThatThrownBy(() -> matcher.verify("device-1", foreign))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
    assertThatThrownBy(
            () -> matcher.verify("nobody", Fingerprint.of(space(Metric.EUCLIDEAN), 1, 2, 3)))
        .isInstanceOf(UnknownDeviceException.class);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void decidesTheSameWhateverTheOrderOfEnrolment(Metric metric) {
    Gallery gallery = gallery(metric);
    List<EnrolledDevice> turned = new ArrayList<>();
    for (EnrolledDevice device : gallery.devices()) {
      List<Fingerprint> own = new ArrayList<>(device.fingerprints());
      Collections.reverse(own);
      turned.add(0, new EnrolledDevice(device.id(), own));
    }
    Matcher one = withThreshold(1).over(gallery);
    Matcher other = withThreshold(1).over(new Gallery(2, turned));
    // The probes at the limits are equally far from everybody, where the order may decide.
    for (Fingerprint probe : probes(metric).subList(0, GENERAL_PROBES)) {
      assertThat(summary(other, probe)).isEqualTo(summary(one, probe));
    }
  }

  @Test
  void servesManyThreads() throws Exception {
    Matcher matcher = withThreshold(1).over(gallery(Metric.EUCLIDEAN));
    List<Fingerprint> probes = probes(Metric.EUCLIDEAN);
    Callable<List<String>> work =
        () -> probes.stream().map(probe -> summary(matcher, probe)).toList();
    List<String> alone = work.call();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<String>> together : pool.invokeAll(Collections.nCopies(16, work))) {
        assertThat(together.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static String summary(Matcher matcher, Fingerprint probe) {
    Identification who = matcher.identify(probe);
    Evidence why = who.evidence().orElseThrow();
    String device = who instanceof Identification.Recognised known ? known.deviceId() : "rogue";
    boolean accepted = matcher.verify("device-2", probe) instanceof Verification.Accepted;
    return "%s %.9g %.9g %s %s"
        .formatted(device, why.score(), why.margin(), new TreeMap<>(why.votes()), accepted);
  }
}
