package io.rffi.eval.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.eval.metric.ValidationScore;
import io.rffi.match.CalibratedThreshold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("statistical")
class ValidationTest {
  private static final int DEVICES = 20;
  private static final int ENROLLED = 15;
  private static final int EACH = ENROLLED + 6;
  private static final HeldOutDevices HELD =
      new HeldOutDevices(
          DEVICES, 0, ENROLLED, 6, Collections.nCopies(DEVICES * EACH, new float[0]));

  @Test
  void separateDevicesScorePerfectly() {
    ValidationScore score = Validation.score(HELD, embeddings(0.01));
    assertThat(score.accuracy()).isEqualTo(1);
    assertThat(score.auc()).isEqualTo(1);
    assertThat(score.eer()).isZero();
    assertThat(score.overall()).isEqualTo(1);
  }

  @Test
  void noiseScoresByChance() {
    // 120 probes with a chance of 1/20 each: fewer than 18 right with probability 1 − 1e-5.
    ValidationScore score = Validation.score(HELD, embeddings(1000));
    assertThat(score.accuracy()).isLessThan(0.15);
    assertThat(score.auc()).isCloseTo(0.5, within(0.25));
  }

  @Test
  void galleriesKeepTheFalseAcceptRate() {
    OpenSet scores = new OpenSet(1);
    scores.add(HELD, embeddings(0.2));
    CalibratedThreshold threshold = scores.calibrate(0.01);
    assertThat(threshold.impostors()).isEqualTo(20 * 10 * 6);
    // Each probe was scored against some ten galleries; what says anything are the devices.
    assertThat(threshold.impostorDevices()).isEqualTo(DEVICES);
    assertThat(threshold.falseAcceptUpperBound(0.95)).isGreaterThan(0.139);
    assertThat(threshold.genuines()).isEqualTo(20 * 10 * 6);
    assertThat(threshold.falseAcceptRate()).isLessThanOrEqualTo(0.01);
    assertThat(threshold.falseRejects()).isLessThan(600);
  }

  @Test
  void devicesBesideAreEnrolledAndNeverJudged() {
    float[][] all = embeddings(0.01);
    List<float[]> some = new ArrayList<>();
    for (int n = 0; n < all.length; n++) {
      // Three devices with enrolled packets and probes, the others with enrolled ones only.
      if (n < 3 * EACH || n % EACH < ENROLLED) {
        some.add(all[n]);
      }
    }
    HeldOutDevices held =
        new HeldOutDevices(3, 17, ENROLLED, 6, Collections.nCopies(some.size(), new float[0]));
    ValidationScore score = Validation.score(held, some.toArray(float[][]::new));
    assertThat(score.accuracy()).isEqualTo(1);
    OpenSet scores = new OpenSet(1);
    scores.add(held, some.toArray(float[][]::new));
    CalibratedThreshold threshold = scores.calibrate(0.01);
    assertThat(threshold.impostorDevices()).isEqualTo(3);
    assertThat(threshold.impostors() + threshold.genuines()).isEqualTo(20 * 3 * 6);
  }

  /** Of few enrolled packets the matcher stretches the mean distance; a threshold has to fit. */
  @Test
  void fewEnrolledPacketsAreJudgedAsTheMatcherDoes() {
    HeldOutDevices few = new HeldOutDevices(2, 0, 1, 1, Collections.nCopies(4, new float[0]));
    OpenSet scores = new OpenSet(1);
    scores.add(few, new float[][] {{0}, {0}, {3}, {3}});
    assertThat(scores.calibrate(0.1).value())
        .isCloseTo(3 * Math.sqrt(1 + (1 - 1.0 / ENROLLED) / 2), within(1e-6));
  }

  @Test
  void oneDeviceCantBeJudged() {
    assertThatThrownBy(() -> new HeldOutDevices(1, 3, 1, 1, Collections.nCopies(5, new float[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Each device a point, each packet the point with noise of that size. */
  private static float[][] embeddings(double noise) {
    Random random = new Random(17);
    List<float[]> all = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      float[] centre = new float[8];
      for (int k = 0; k < centre.length; k++) {
        centre[k] = (float) random.nextGaussian();
      }
      for (int n = 0; n < EACH; n++) {
        float[] packet = centre.clone();
        for (int k = 0; k < packet.length; k++) {
          packet[k] += (float) (noise * random.nextGaussian());
        }
        all.add(packet);
      }
    }
    return all.toArray(float[][]::new);
  }
}
