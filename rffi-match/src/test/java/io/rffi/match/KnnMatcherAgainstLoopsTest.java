package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import io.rffi.api.Verification;
import io.rffi.match.Galleries.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The matcher against an independent one in plain loops, which knows no search and no shortcut. */
@Tag("property")
class KnnMatcherAgainstLoopsTest {
  /** Far above the rounding of a mean, far below the steps of the values. */
  private static final double TOLERANCE = 1e-9;

  @Provide
  Arbitrary<Case> cases() {
    return Galleries.cases();
  }

  private static Matcher matcher(Gallery gallery, int k, double threshold) {
    return KnnMatcher.with(KnnOptions.defaults().withK(k).withThreshold(Threshold.fixed(threshold)))
        .over(gallery);
  }

  private static double meanOfSmallest(double[] distances, int k) {
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int n = 0; n < k; n++) {
      sum += sorted[n];
    }
    return sum / k;
  }

  private static double[] distances(Stream<EnrolledDevice> devices, Fingerprint probe) {
    return devices
        .flatMap(device -> device.fingerprints().stream())
        .mapToDouble(probe::distanceTo)
        .toArray();
  }

  private static double distance(EnrolledDevice device, Fingerprint probe, int k) {
    double[] all = distances(Stream.of(device), probe);
    if (all.length >= k) {
      return meanOfSmallest(all, k);
    }
    double squared = 1 + 0.5 / all.length - 0.5 / k;
    Metric metric = probe.space().metric();
    double power = metric.equals(Metric.EUCLIDEAN) ? 0.5 : metric.equals(Metric.COSINE) ? 1 : 4;
    return Math.pow(squared, power) * meanOfSmallest(all, all.length);
  }

  /** Of the published rule, over the devices that have k; infinite if there is none. */
  private static double published(Gallery gallery, Fingerprint probe, int k) {
    double[] all = settled(gallery, probe, k);
    return all.length == 0 ? Double.POSITIVE_INFINITY : meanOfSmallest(all, k);
  }

  private static double[] settled(Gallery gallery, Fingerprint probe, int k) {
    return distances(
        gallery.devices().stream().filter(device -> device.fingerprints().size() >= k), probe);
  }

  private static double nearestThin(Gallery gallery, Fingerprint probe, int k) {
    double nearest = Double.POSITIVE_INFINITY;
    for (EnrolledDevice device : gallery.devices()) {
      if (device.fingerprints().size() < k) {
        nearest = Math.min(nearest, distance(device, probe, k));
      }
    }
    return nearest;
  }

  private static double nearestOther(Case given, String deviceId, int k) {
    double nearest = Double.POSITIVE_INFINITY;
    for (EnrolledDevice device : given.gallery().devices()) {
      if (!device.id().equals(deviceId)) {
        nearest = Math.min(nearest, distance(device, given.probe(), k));
      }
    }
    return nearest;
  }

  @Property
  void identifies(
      @ForAll("cases") Case given,
      @ForAll @IntRange(min = 1, max = 12) int k,
      @ForAll @DoubleRange(min = 0, max = 3) double threshold) {
    double published = published(given.gallery(), given.probe(), k);
    double thin = nearestThin(given.gallery(), given.probe(), k);

    Identification found = matcher(given.gallery(), k, threshold).identify(given.probe());
    Evidence evidence = found.evidence().orElseThrow();

    assertThat(evidence.score()).isCloseTo(Math.min(published, thin), within(TOLERANCE));
    assertThat(found instanceof Identification.Recognised).isEqualTo(evidence.score() <= threshold);
    int most = evidence.votes().values().stream().mapToInt(votes -> votes).max().orElseThrow();
    if (published < thin - TOLERANCE) {
      assertThat(evidence.neighbours()).hasSize(k);
    } else if (thin < published - TOLERANCE) {
      assertThat(evidence.votes()).hasSize(1);
      assertThat(most).isLessThan(k);
    }
    if (found instanceof Identification.Recognised recognised) {
      assertThat(evidence.votes().get(recognised.deviceId())).isEqualTo(most);
      double own =
          distance(given.gallery().device(recognised.deviceId()).orElseThrow(), given.probe(), k);
      double margin = Math.max(0, nearestOther(given, recognised.deviceId(), k) - own);
      assertClose(evidence.margin(), margin);
    }
  }

  @Property
  void verifies(
      @ForAll("cases") Case given,
      @ForAll @IntRange(min = 1, max = 12) int k,
      @ForAll @DoubleRange(min = 0, max = 3) double threshold) {
    Matcher matcher = matcher(given.gallery(), k, threshold);
    for (EnrolledDevice claimed : given.gallery().devices()) {
      double own = distance(claimed, given.probe(), k);
      double other = nearestOther(given, claimed.id(), k);

      Verification found = matcher.verify(claimed.id(), given.probe());
      Evidence evidence = found.evidence().orElseThrow();

      assertThat(evidence.score()).isCloseTo(own, within(TOLERANCE));
      assertClose(evidence.margin(), Math.max(0, other - own));
      boolean clear = Math.abs(own - threshold) > TOLERANCE && Math.abs(own - other) > TOLERANCE;
      if (clear) {
        assertThat(found instanceof Verification.Accepted)
            .isEqualTo(own < threshold && own < other);
      }
    }
  }

  /** Everybody's first fingerprints, as many as the one with the fewest has. */
  private static Gallery even(Gallery gallery) {
    int each =
        gallery.devices().stream()
            .mapToInt(device -> device.fingerprints().size())
            .min()
            .orElseThrow();
    return Galleries.of(
        gallery.devices().stream().map(device -> device.fingerprints().subList(0, each)).toList());
  }

  /** As in the paper: every device has as many, at least k. */
  @Property
  void inAnEvenGalleryTheRuleIsThePublishedOne(
      @ForAll("cases") Case given, @ForAll @IntRange(min = 1, max = 8) int wanted) {
    Gallery gallery = even(given.gallery());
    int k = Math.min(wanted, gallery.devices().get(0).fingerprints().size());
    Evidence evidence = matcher(gallery, k, 1).identify(given.probe()).evidence().orElseThrow();
    double[] all = distances(gallery.devices().stream(), given.probe());
    assertThat(evidence.score()).isCloseTo(meanOfSmallest(all, k), within(TOLERANCE));
    assertThat(evidence.neighbours()).hasSize(k);
  }

  /** A device that is no nearer than what decided before changes nothing but the margin. */
  @Property
  void whatIsEnrolledBesideChangesNothingFarFromIt(
      @ForAll("cases") Case given,
      @ForAll("cases") Case more,
      @ForAll @IntRange(min = 1, max = 10) int k,
      @ForAll @DoubleRange(min = 0, max = 3) double threshold) {
    if (!given.probe().space().equals(more.probe().space())) {
      return;
    }
    EnrolledDevice beside =
        new EnrolledDevice("beside", more.gallery().devices().get(0).fingerprints());
    List<EnrolledDevice> devices = new ArrayList<>(given.gallery().devices());
    devices.add(beside);

    Identification before = matcher(given.gallery(), k, threshold).identify(given.probe());
    Identification after = matcher(new Gallery(2, devices), k, threshold).identify(given.probe());

    Evidence old = before.evidence().orElseThrow();
    Evidence fresh = after.evidence().orElseThrow();
    assertThat(fresh.threshold()).isEqualTo(old.threshold());
    double own = distance(beside, given.probe(), k);
    double[] voters = settled(given.gallery(), given.probe(), k);
    double farthest = voters.length == 0 ? 0 : Arrays.stream(voters).sorted().toArray()[k - 1];
    double nearest = Arrays.stream(distances(Stream.of(beside), given.probe())).min().orElseThrow();
    boolean thin = beside.fingerprints().size() < k;
    boolean far = thin ? own >= old.score() + TOLERANCE : nearest > Math.max(farthest, old.score());
    if (far) {
      assertThat(after.getClass()).isEqualTo(before.getClass());
      assertThat(fresh.score()).isEqualTo(old.score());
      assertThat(fresh.neighbours()).isEqualTo(old.neighbours());
      assertThat(fresh.votes()).isEqualTo(old.votes());
    } else if (thin && own < old.score() - TOLERANCE) {
      assertThat(fresh.votes()).containsOnlyKeys("beside");
      assertThat(fresh.score()).isCloseTo(own, within(TOLERANCE));
    }
  }

  private static void assertClose(double actual, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(actual).isEqualTo(expected);
    } else {
      assertThat(actual).isCloseTo(expected, within(TOLERANCE));
    }
  }
}
