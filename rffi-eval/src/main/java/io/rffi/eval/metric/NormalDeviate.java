package io.rffi.eval.metric;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The scale of DET plots, on which normally distributed scores give straight lines. */
public final class NormalDeviate {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private NormalDeviate() {}

  /**
   * The standard normal quantile of a rate.
   *
   * @param rate 0 to 1
   * @return where the standard normal distribution reaches it; infinite at 0 and 1
   */
  public static double of(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("a rate lies in 0 to 1, got " + rate);
    }
    return STANDARD.inverseCumulativeProbability(rate);
  }

  /**
   * The rate of a standard normal quantile.
   *
   * @param deviate not NaN
   * @return the standard normal distribution there, 0 to 1
   */
  public static double inverse(double deviate) {
    return STANDARD.cumulativeProbability(deviate);
  }
}
