package io.rffi.match;

/**
 * What a mean over N devices says of devices that were not among them: W. Hoeffding's first bound
 * (Journal of the American Statistical Association 58, 1963) for the mean of independent figures
 * between 0 and 1, whatever their distribution. Were the expectation p, a mean of x &lt; p or less
 * would be seen with a probability of at most exp(−N·D), D = x·ln(x/p) + (1−x)·ln((1−x)/(1−p)).
 * With x = 0 that is (1−p)<sup>N</sup>, the rule of three.
 */
final class DeviceBound {
  private DeviceBound() {}

  /**
   * Whether an expectation is refuted.
   *
   * @param mean what was seen, 0 ≤ mean ≤ 1
   * @param devices over how many
   * @param expectation 0 &lt; expectation &lt; 1
   * @param confidence how sure, 0 &lt; confidence &lt; 1
   * @return whether, if it were the true one or more, so little would be seen with a probability of
   *     at most 1 − confidence
   */
  static boolean isBelow(double mean, int devices, double expectation, double confidence) {
    return mean < expectation
        && devices * divergence(mean, expectation) >= -Math.log1p(-confidence);
  }

  /** The least expectation that is refuted; 1 if none is. */
  static double upperBound(double mean, int devices, double confidence) {
    double low = mean;
    double high = 1;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return high;
      }
      if (isBelow(mean, devices, middle, confidence)) {
        high = middle;
      } else {
        low = middle;
      }
    }
  }

  /** How many devices can refute an expectation if nothing at all is seen. */
  static int leastDevices(double expectation, double confidence) {
    return (int) Math.ceil(Math.log1p(-confidence) / Math.log1p(-expectation));
  }

  private static double divergence(double mean, double expectation) {
    double events = mean == 0 ? 0 : mean * Math.log(mean / expectation);
    double others = mean == 1 ? 0 : (1 - mean) * (Math.log1p(-mean) - Math.log1p(-expectation));
    return events + others;
  }
}
