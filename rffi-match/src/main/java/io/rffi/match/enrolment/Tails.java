package io.rffi.match.enrolment;

/**
 * How improbable large values are: upper tails of Student's t and of chi-squared, by the series and
 * continued fractions of the incomplete beta and gamma functions (Abramowitz and Stegun 6.5, 26.5).
 */
final class Tails {
  private static final double PRECISION = 1e-15;
  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 100_000;
  private static final double[] LANCZOS = {
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7
  };

  private Tails() {}

  /** P(T &gt; t) for Student's t. */
  static double student(double t, int freedom) {
    double half = beta(freedom / (freedom + t * t), freedom / 2.0, 0.5) / 2;
    return t > 0 ? half : 1 - half;
  }

  /** P(X &gt; x) for chi-squared. */
  static double chiSquared(double x, int freedom) {
    double a = freedom / 2.0;
    double z = x / 2;
    if (!(z > 0)) {
      return 1;
    }
    if (Double.isInfinite(z)) {
      return 0;
    }
    double scale = Math.exp(a * Math.log(z) - z - logGamma(a));
    return z < a + 1 ? 1 - scale * series(a, z) : scale * fraction(a, z);
  }

  /** Where chi-squared has its median. */
  static double chiSquaredMedian(int freedom) {
    double low = 0;
    double high = 2.0 * freedom + 2;
    for (int n = 0; n < 60; n++) {
      double middle = (low + high) / 2;
      if (chiSquared(middle, freedom) > 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double series(double a, double z) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < MOST_TERMS && term > PRECISION * sum; n++) {
      term *= z / (a + n);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double a, double z) {
    double b = z + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double value = d;
    for (int n = 1; n < MOST_TERMS; n++) {
      double numerator = -n * (n - a);
      b += 2;
      d = 1 / nonzero(numerator * d + b);
      c = nonzero(b + numerator / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return value;
  }

  private static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double scale =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? scale * betaFraction(x, a, b) / a
        : 1 - scale * betaFraction(1 - x, b, a) / b;
  }

  private static double betaFraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / nonzero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonzero(1 + even * d);
      c = nonzero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonzero(1 + odd * d);
      c = nonzero(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return value;
  }

  private static double nonzero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double logGamma(double x) {
    if (x < 0.5) {
      return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double sum = 0.9999999999998099;
    for (int n = 0; n < LANCZOS.length; n++) {
      sum += LANCZOS[n] / (x + n);
    }
    double t = x + LANCZOS.length - 1.5;
    return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
