package io.rffi.eval.metric;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well held-out devices are told apart.
 *
 * @param accuracy the share of probes that are given to the right device, or of pairs that are
 *     judged right
 * @param auc the probability that a packet of a rogue scores worse than one of an enrolled device,
 *     or a pair of two devices worse than one of the same
 * @param eer the equal error rate of that decision
 */
public record ValidationScore(double accuracy, double auc, double eer) {
  /**
   * The mean of several, each counted alike.
   *
   * @param scores at least one
   * @return the mean of each figure
   */
  public static ValidationScore mean(List<ValidationScore> scores) {
    return new ValidationScore(
        mean(scores, ValidationScore::accuracy),
        mean(scores, ValidationScore::auc),
        mean(scores, ValidationScore::eer));
  }

  private static double mean(
      List<ValidationScore> scores, ToDoubleFunction<ValidationScore> figure) {
    return scores.stream().mapToDouble(figure).average().orElseThrow();
  }

  /**
   * One figure to choose a model by.
   *
   * @return the greater the better
   */
  public double overall() {
    return (accuracy + auc) / 2;
  }
}
