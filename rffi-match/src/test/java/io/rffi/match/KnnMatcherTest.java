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
import io.rffi.api.Verification;
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
  void aDeviceWithFewFingerprintsChangesNothingForTheOthers() {
    EnrolledDevice a = at("a", 1, 2, 3);
    EnrolledDevice b = at("b", 10, 11, 12);
    Evidence before = evidence(new Gallery(1, List.of(a, b)), 3, 0);
    Evidence after = evidence(new Gallery(2, List.of(a, b, at("thin", -20))), 3, 0);
    assertThat(after).isEqualTo(before);
    assertThat(after.score()).isCloseTo(2, within(1e-12));
  }

  @Test
  void aDeviceWithFewFingerprintsIsRecognisedByItsStretchedDistance() {
    Gallery gallery = new Gallery(1, List.of(at("thin", 1), at("b", 2, 2, 2, 2)));
    Evidence evidence = evidence(gallery, 4, 0);
    // 1 + (1/1 - 1/4) / 2 = 1.375
    double stretched = Math.sqrt(1.375);
    assertThat(evidence.score()).isCloseTo(stretched, within(1e-12));
    assertThat(evidence.votes()).containsExactlyEntriesOf(Map.of("thin", 1));
    assertThat(evidence.margin()).isCloseTo(2 - stretched, within(1e-12));
    assertThat(evidence(gallery, 1, 0).score()).isEqualTo(1);
  }

  @Test
  void aDeviceWithFewFingerprintsIsVerifiedByTheSameDistance() {
    Gallery gallery = new Gallery(1, List.of(at("thin", 1), at("b", 2, 2, 2, 2)));
    double stretched = Math.sqrt(1.375);
    Fingerprint probe = Fingerprint.of(LINE, 0);
    for (double threshold : new double[] {1.0, 1.1, 1.2}) {
      Matcher matcher =
          KnnMatcher.with(KnnOptions.defaults().withK(4).withThreshold(Threshold.fixed(threshold)))
              .over(gallery);
      assertThat(matcher.verify("thin", probe) instanceof Verification.Accepted)
          .isEqualTo(stretched <= threshold);
    }
  }

  @Test
  void settledDevicesAreFoundBehindManyFingerprintsOfOthers() {
    List<EnrolledDevice> devices = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      devices.add(at("thin-" + n, 1 + n / 1000f, 30));
    }
    devices.add(at("settled", 5, 5, 5));
    Evidence evidence = evidence(new Gallery(1, devices), 3, 0);
    assertThat(evidence.votes()).containsExactlyEntriesOf(Map.of("settled", 3));
    assertThat(evidence.score()).isEqualTo(5);
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
    assertThat(KnnMatcher.defaults().over(new Gallery(0, List.of()))).isNotNull();
    assertThatThrownBy(() -> KnnMatcher.defaults().over(two))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("0.01")
        .hasMessageContaining("from 2 devices with 15 packets or more")
        .hasMessageContaining("takes 299")
        .hasMessageContaining("calibrated elsewhere");
    assertThat(KnnMatcher.withThreshold(OptionalDouble.of(0.5)).over(two)).isNotNull();
  }

  @Test
  void aModelWithoutThresholdIsRefusedBeforeAnythingIsJudged() {
    assertThatThrownBy(() -> KnnMatcher.withThreshold(OptionalDouble.empty()))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("states no threshold");
  }

  @Test
  void calibratesOnALargeEnoughGallery() {
    Gallery thirty = Galleries.clouds(30, 20, 0.002, 1);
    Fingerprint known = thirty.devices().get(3).fingerprints().get(0);
    Matcher matcher =
        KnnMatcher.with(KnnOptions.defaults().withThreshold(Threshold.calibrated(0.1)))
            .over(thirty);
    assertThat(matcher.identify(known)).isInstanceOf(Identification.Recognised.class);
    assertThat(matcher.identify(Fingerprint.of(known.space(), 5, 5, 5)))
        .isInstanceOf(Identification.Rogue.class);
  }

  @Test
  void fallsBackWhereTheGalleryIsTooSmallAndSaysWhy() {
    List<String> told = new ArrayList<>();
    Threshold threshold =
        Threshold.calibrated(0.1).orElse(Threshold.fixed(0.7), e -> told.add(e.getMessage()));
    KnnOptions options = KnnOptions.defaults().withThreshold(threshold);
    Gallery few = Galleries.clouds(28, 15, 0.002, 1);
    Fingerprint probe = few.devices().get(0).fingerprints().get(0);

    Evidence evidence = KnnMatcher.with(options).over(few).identify(probe).evidence().orElseThrow();
    assertThat(evidence.threshold()).isEqualTo(0.7);
    assertThat(told).singleElement().asString().contains("from 28 devices", "takes 29");

    KnnMatcher.with(options).over(Galleries.clouds(29, 15, 0.002, 1));
    assertThat(told).hasSize(1);
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
