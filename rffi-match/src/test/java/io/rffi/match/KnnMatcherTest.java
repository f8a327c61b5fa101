package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import io.rffi.api.ThresholdException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KnnMatcherTest extends MatcherContract {
  private static final EmbeddingSpace LINE =
      new EmbeddingSpace("line", "none", 1, Metric.EUCLIDEAN);

  @Override
  protected Matcher.Factory withThreshold(double threshold) {
    return KnnMatcher.withThreshold(threshold);
  }

  private static EnrolledDevice at(String id, float... places) {
    List<Fingerprint> prints = new ArrayList<>();
    for (float place : places) {
      prints.add(Fingerprint.of(LINE, place));
    }
    return new EnrolledDevice(id, prints);
  }

  private static Evidence evidence(Gallery gallery, int k, float place) {
    return KnnMatcher.with(
            KnnOptions.defaults().withK(k).withThreshold(Threshold.fixed(Double.MAX_VALUE)))
        .over(gallery)
        .identify(Fingerprint.of(LINE, place))
        .evidence()
        .orElseThrow();
  }

  @Test
  void scoresByTheMeanDistanceToTheNearest() {
    Gallery gallery = new Gallery(1, List.of(at("a", 1, 2, 3), at("b", 10, 11, 12)));
    Evidence evidence = evidence(gallery, 3, 0);
    assertThat(evidence.score()).isCloseTo(2, within(1e-12));
    assertThat(evidence.margin()).isCloseTo(9, within(1e-12));
    assertThat(evidence.votes()).containsExactlyEntriesOf(Map.of("a", 3));
  }

  @Test
  void asksNoMoreThanTheSmallestEnrolmentAllows() {
    Gallery gallery = new Gallery(1, List.of(at("a", 1), at("b", 2, 2, 2, 2)));
    Evidence evidence = evidence(gallery, 15, 0);
    assertThat(evidence.neighbours()).hasSize(1);
    assertThat(evidence.score()).isEqualTo(1);
    assertThat(evidence.margin()).isEqualTo(1);
  }

  @Test
  void theSmallerMeanDistanceBreaksATie() {
    Gallery gallery = new Gallery(1, List.of(at("a", 1, 4), at("b", -2, -2)));
    Matcher.Factory two =
        KnnMatcher.with(KnnOptions.defaults().withK(2).withThreshold(Threshold.fixed(9)));
    // The nearest two are a's at 1 and b's at 2: one vote each.
    Identification who = two.over(gallery).identify(Fingerprint.of(LINE, 0));
    assertThat(who)
        .isInstanceOfSatisfying(
            Identification.Recognised.class,
            recognised -> {
              assertThat(recognised.deviceId()).isEqualTo("a");
              // By the mean of its two nearest b is nearer: 2 against 2.5.
              assertThat(recognised.match().margin()).isZero();
            });
  }

  @Test
  void defaultsNeedEnoughDevicesAndSayWhatToDo() {
    Gallery two = Galleries.clouds(2, 100, 0.01, 1);
    assertThatThrownBy(() -> KnnMatcher.defaults().over(two))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("from 2 devices with 200 packets")
        .hasMessageContaining("at least 5 devices with 100 packets")
        .hasMessageContaining("withThreshold");
    assertThat(KnnMatcher.withThreshold(OptionalDouble.of(0.5)).over(two)).isNotNull();
    assertThatThrownBy(() -> KnnMatcher.withThreshold(OptionalDouble.empty()).over(two))
        .isInstanceOf(ThresholdException.class);
  }

  @Test
  void defaultsWorkOnAnEmptyGalleryAndOnALargeEnoughOne() {
    Gallery six = Galleries.clouds(6, 30, 0.01, 1);
    assertThat(KnnMatcher.defaults().over(new Gallery(0, List.of()))).isNotNull();
    Fingerprint known = six.devices().get(3).fingerprints().get(0);
    Matcher matcher = KnnMatcher.defaults().over(six);
    assertThat(matcher.identify(known)).isInstanceOf(Identification.Recognised.class);
    assertThat(matcher.identify(Fingerprint.of(known.space(), 5, 5, 5)))
        .isInstanceOf(Identification.Rogue.class);
  }

  @Test
  void refusesPointlessOptions() {
    assertThatThrownBy(() -> KnnMatcher.withThreshold(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KnnMatcher.withThreshold(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KnnOptions.defaults().withK(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Threshold.calibrated(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
