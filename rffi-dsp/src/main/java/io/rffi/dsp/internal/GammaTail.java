package io.rffi.dsp.internal;

/**
 * How large a sum of noise powers gets. A power of mean 1 of Gaussian noise is exponential, and the
 * sum of n of them is Gamma(n): P(sum &gt; x) = e^(−x)·Σ_{i&lt;n} x^i / i!.
 */
public final class GammaTail {
  private GammaTail() {}

  /**
   * The probability that a sum of powers exceeds a value.
   *
   * @param powers n, ≥ 1
   * @param x the value, ≥ 0
   * @return P(sum &gt; x)
   */
  public static double probability(int powers, double x) {
    double term = Math.exp(-x);
    double sum = term;
    for (int i = 1; i < powers; i++) {
      term *= x / i;
      sum += term;
    }
    return sum;
  }

  /**
   * The value that a sum of powers exceeds with a probability.
   *
   * @param powers n, ≥ 1
   * @param probability above 0 and below 1
   * @return x with P(sum &gt; x) = {@code probability}
   */
  public static double quantile(int powers, double probability) {
    double low = 0;
    double high = powers;
    while (probability(powers, high) > probability) {
      high *= 2;
    }
    while (high - low > 1e-9 * high) {
      double middle = (low + high) / 2;
      if (probability(powers, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
