package io.rffi.dsp.quality;

/** What sums of the powers of noise hardly exceed. */
final class GammaTail {
  private GammaTail() {}

  /**
   * The value that the sum of exponential variables of mean 1 exceeds with a probability.
   *
   * @param count how many are summed, ≥ 1
   * @param probability 0 &lt; p &lt; 1
   */
  static double quantile(int count, double probability) {
    double low = 0;
    double high = count;
    while (tail(count, high) > probability) {
      high *= 2;
    }
    while (high - low > 1e-6 * high) {
      double middle = (low + high) / 2;
      if (tail(count, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** P(sum &gt; x) = e^−x · Σ x^i / i!, i &lt; count. */
  private static double tail(int count, double x) {
    double term = Math.exp(-x);
    double sum = term;
    for (int i = 1; i < count; i++) {
      term *= x / i;
      sum += term;
    }
    return sum;
  }
}
