package io.rffi.match;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** The exact confidence bound of a binomial share (Clopper and Pearson 1934). */
final class ClopperPearson {
  private ClopperPearson() {}

  /**
   * The share p at which so few events would be seen with probability 1 − confidence.
   *
   * @param events how many happened, 0 ≤ events ≤ trials
   * @param trials of how many, possibly 0
   * @param confidence 0 &lt; confidence &lt; 1
   * @return the upper bound, in [0, 1]
   */
  static double upperBound(int events, int trials, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("a confidence lies between 0 and 1, got " + confidence);
    }
    if (events == trials) {
      return 1;
    }
    return BetaDistribution.of(events + 1.0, (double) trials - events)
        .inverseCumulativeProbability(confidence);
  }
}
