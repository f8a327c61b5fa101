package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Verification;
import io.rffi.match.Galleries.Case;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The matcher against an independent one in plain loops, which knows no search and no shortcut. */
class KnnMatcherAgainstLoopsTest {
  /** Far above the rounding of a mean, far below the steps of the values. */
  private static final double TOLERANCE = 1e-9;

  @Provide
  Arbitrary<Case> cases() {
    return Galleries.cases();
  }

  private static Matcher matcher(Case given, int k, double threshold) {
    return KnnMatcher.with(KnnOptions.defaults().withK(k).withThreshold(Threshold.fixed(threshold)))
        .over(given.gallery());
  }

  private static int effectiveK(Case given, int k) {
    int smallest = k;
    for (EnrolledDevice device : given.gallery().devices()) {
      smallest = Math.min(smallest, device.fingerprints().size());
    }
    return smallest;
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
    return meanOfSmallest(distances(Stream.of(device), probe), k);
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
      @ForAll @IntRange(min = 1, max = 12) int wantedK,
      @ForAll @DoubleRange(min = 0, max = 3) double threshold) {
    int k = effectiveK(given, wantedK);
    double score = meanOfSmallest(distances(given.gallery().devices().stream(), given.probe()), k);

    Identification found = matcher(given, wantedK, threshold).identify(given.probe());
    Evidence evidence = found.evidence().orElseThrow();

    assertThat(evidence.score()).isCloseTo(score, within(TOLERANCE));
    assertThat(evidence.neighbours()).hasSize(k);
    assertThat(found instanceof Identification.Recognised).isEqualTo(evidence.score() <= threshold);
    if (found instanceof Identification.Recognised recognised) {
      int most = evidence.votes().values().stream().mapToInt(votes -> votes).max().orElseThrow();
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
      @ForAll @IntRange(min = 1, max = 12) int wantedK,
      @ForAll @DoubleRange(min = 0, max = 3) double threshold) {
    int k = effectiveK(given, wantedK);
    Matcher matcher = matcher(given, wantedK, threshold);
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

  private static void assertClose(double actual, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(actual).isEqualTo(expected);
    } else {
      assertThat(actual).isCloseTo(expected, within(TOLERANCE));
    }
  }
}
