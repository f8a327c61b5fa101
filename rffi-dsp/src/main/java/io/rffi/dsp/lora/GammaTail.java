package io.rffi.dsp.lora;

/**
 * How large a sum of noise powers gets. A power of mean 1 of Gaussian noise is exponential, and the
 * sum of n of them is Gamma(n): P(sum &gt; x) = e^(−x)·Σ_{i&lt;n} x^i / i!.
 */
final class GammaTail {
  private GammaTail() {}

  /** The probability that a sum of powers exceeds x. */
  static double probability(int powers, double x) {
    double term = Math.exp(-x);
    double sum = 0;
    for (int i = 0; i < powers; i++) {
      sum += term;
      term *= x / (i + 1);
    }
    return sum;
  }

  /** What a sum of powers exceeds with a probability. */
  static double threshold(int powers, double probability) {
    double low = 0;
    double high = 700;
    while (high - low > 1e-6) {
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
