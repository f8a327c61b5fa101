package io.rffi.train.validation;

/**
 * How well held-out devices are told apart.
 *
 * @param accuracy the share of probes whose k nearest enrolled packets name the right device, all
 *     devices being enrolled
 * @param rogueAuc the probability that a rogue is farther than an enrolled device, one half of the
 *     devices being enrolled and the other half rogues
 * @param rogueEer the equal error rate of that decision
 */
public record ValidationScore(double accuracy, double rogueAuc, double rogueEer) {
  /**
   * One figure to choose a model by.
   *
   * @return the greater the better
   */
  public double overall() {
    return (accuracy + rogueAuc) / 2;
  }
}
