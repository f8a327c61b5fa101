package io.rffi.eval.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.match.CalibratedThreshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("statistical")
class PairValidationTest {
  private static final int DEVICES = 6;

  /** Clouds around corners of a grid one apart; the second value is noise that says nothing. */
  private static Embedded clouds(double spread, int each, long seed) {
    return clouds(spread, each, seed, FIRST_ONLY);
  }

  private static Embedded clouds(double spread, int each, long seed, Metric metric) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      for (int n = 0; n < each; n++) {
        values.add(
            new float[] {
              (float) (device + spread * random.nextGaussian()), 20 * random.nextFloat()
            });
        labels.add(device);
      }
    }
    return Embedded.of(values.toArray(float[][]::new), labels, DEVICES, metric);
  }

  private static final Metric FIRST_ONLY = LearnedSimilarity.of(5, -10, 0);

  @Test
  void aLearnedSimilarityFindsWhatTheEuclideanDistanceDoesNot() {
    Embedded embedded = clouds(0.05, 30, 1);
    LabelledPairs pairs = LabelledPairs.of(embedded.labels(), 5, 2);
    ValidationScore learned = PairValidation.score(embedded, pairs, LearnedSimilarity.EVEN_ODDS);
    // Half a step apart is 7 standard deviations of a difference.
    assertThat(learned.accuracy()).isEqualTo(1);
    assertThat(learned.auc()).isEqualTo(1);
    assertThat(learned.eer()).isZero();
    Embedded blind = clouds(0.05, 30, 1, Metric.EUCLIDEAN);
    double limit = PairValidation.bestLimit(blind, pairs);
    ValidationScore euclidean = PairValidation.score(blind, pairs, limit);
    assertThat(euclidean.accuracy()).isBetween(0.5, 0.8);
  }

  @Test
  void theBestLimitIsNotBeatenByAnyOther() {
    Embedded embedded = clouds(0.4, 20, 3);
    LabelledPairs pairs = LabelledPairs.of(embedded.labels(), 5, 4);
    double best = PairValidation.bestLimit(embedded, pairs);
    double accuracy = PairValidation.score(embedded, pairs, best).accuracy();
    for (double limit = 0; limit < 30; limit += 0.01) {
      assertThat(PairValidation.score(embedded, pairs, limit).accuracy())
          .isLessThanOrEqualTo(accuracy);
    }
  }

  @Test
  void countsBothKindsOfErrors() {
    Embedded embedded = clouds(0.05, 30, 1);
    LabelledPairs pairs = LabelledPairs.of(embedded.labels(), 5, 2);
    // Nothing, and everything, is called the same.
    assertThat(PairValidation.score(embedded, pairs, 0).accuracy()).isEqualTo(0.5);
    assertThat(PairValidation.score(embedded, pairs, 1e9).accuracy()).isEqualTo(0.5);
  }

  @Test
  void fewShotsFindTheDeviceByTheLearnedSimilarity() {
    FewShot judged = new FewShot(clouds(0.05, 30, 1), clouds(0.05, 10, 2), 3);
    assertThat(judged.accuracy(1, 1)).isEqualTo(1);
    assertThat(judged.accuracy(20, 15)).isEqualTo(1);
    FewShot blind =
        new FewShot(
            clouds(0.05, 30, 1, Metric.EUCLIDEAN), clouds(0.05, 10, 2, Metric.EUCLIDEAN), 3);
    assertThat(blind.accuracy(1, 1)).isLessThan(0.6);
  }

  @Test
  void moreShotsAndVotesHelpWhereCloudsTouch() {
    FewShot judged = new FewShot(clouds(0.35, 100, 1), clouds(0.35, 100, 2), 3);
    double one = judged.accuracy(1, 1);
    double voted = judged.accuracy(100, 15);
    assertThat(voted).isGreaterThan(one + 0.05);
  }

  @Test
  void theThresholdKeepsRoguesOut() {
    FewShot judged = new FewShot(clouds(0.05, 30, 1), clouds(0.05, 50, 2), 3);
    CalibratedThreshold threshold = judged.threshold(0.01);
    assertThat(threshold.impostors()).isEqualTo(DEVICES * 50);
    assertThat(threshold.genuines()).isEqualTo(DEVICES * 50);
    assertThat(threshold.impostorDevices()).isEqualTo(DEVICES);
    assertThat(threshold.falseAcceptRate()).isLessThanOrEqualTo(0.01);
    assertThat(threshold.falseRejectRate().orElseThrow()).isCloseTo(0, within(0.01));
  }

  @Test
  void refusesWhatDoesNotFit() {
    Embedded embedded = clouds(0.05, 3, 1);
    Embedded other = new Embedded(embedded.fingerprints(), embedded.labels(), DEVICES + 1);
    assertThatThrownBy(() -> new FewShot(embedded, other, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Embedded(embedded.fingerprints(), List.of(1), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
