package io.rffi.dsp.stream;

/**
 * The sum of powers that noise exceeds with a stated probability. Powers of white noise in n bins,
 * each in units of its mean, add up to a Gamma variable of shape n.
 */
final class NoiseThreshold {
  private NoiseThreshold() {}

  /**
   * The threshold.
   *
   * @param bins how many powers are added
   * @param falseAlarm the probability, 0 to 1
   */
  static double of(int bins, double falseAlarm) {
    double low = 0;
    double high = 1;
    while (tail(bins, high) > falseAlarm) {
      high *= 2;
    }
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      if (tail(bins, middle) > falseAlarm) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** P(Gamma(n) &gt; t) = e^(−t)·Σ t^i / i!, i &lt; n. */
  static double tail(int bins, double t) {
    double term = Math.exp(-t);
    double sum = term;
    for (int i = 1; i < bins; i++) {
      term *= t / i;
      sum += term;
    }
    return sum;
  }
}
