package io.rffi.eval.protocol;

import io.rffi.eval.data.Labelled;
import io.rffi.eval.metric.Decision;
import io.rffi.eval.metric.Score;
import java.util.Objects;

/**
 * What came of one packet.
 *
 * @param device who sent it
 * @param decided the enrolled device that it was taken for, were it accepted
 * @param score its mean distance to the k nearest enrolled fingerprints: it is accepted up to a
 *     threshold
 */
public record Trial(String device, String decided, double score) implements Labelled {
  /** Refuses NaN. */
  public Trial {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(decided, "decided");
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("the score of a packet of " + device + " is NaN");
    }
  }

  Decision decision() {
    return new Decision(device, decided);
  }

  Score asScore() {
    return new Score(device, score);
  }
}
