package io.rffi.eval.heldout;

import io.rffi.eval.metric.RocCurve;
import io.rffi.eval.metric.ValidationScore;
import java.util.List;

/** Scores embeddings of {@link HeldOutDevices} by the rule of {@code KnnMatcher}. */
public final class Validation {
  private Validation() {}

  /**
   * Scores embeddings. Every probe counts twice for the rogue decision: against all devices, and as
   * a rogue's against all but its own.
   *
   * @param held the devices
   * @param embeddings one for each of its examples
   * @return the score
   */
  public static ValidationScore score(HeldOutDevices held, float[][] embeddings) {
    HeldOutFingerprints prints = new HeldOutFingerprints(held, embeddings);
    LeaveOneOut scores = LeaveOneOut.of(prints.enrolled(), prints.probes());
    double[] genuine = LeaveOneOut.array(scores.genuine());
    double[] rogue = LeaveOneOut.array(scores.rogue().stream().flatMap(List::stream).toList());
    RocCurve curve = RocCurve.of(genuine, rogue);
    return new ValidationScore(
        (double) scores.right() / genuine.length, curve.area(), curve.equalErrorRate());
  }
}
