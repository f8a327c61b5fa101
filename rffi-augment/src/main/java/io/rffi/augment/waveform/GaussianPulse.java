package io.rffi.augment.waveform;

/**
 * The phase pulse of Gaussian frequency shift keying: the integral of a bit's rectangle behind a
 * Gaussian filter.
 *
 * <p>With a = π·BT·√(2 / ln 2) and G(v) = v·erf(av) + e^{−a²v²}/(a√π), it is ½ + (G(u) − G(u −
 * 1))/2, u bits behind the rectangle's beginning. Interpolated from a table by cubics that have the
 * right slopes: off by less than 10⁻¹⁰.
 */
final class GaussianPulse {
  /** The pulse is 0 this many bits before its bit and 1 as many behind it, within 10⁻¹³. */
  static final int REACH = 2;

  private static final int STEPS = 256; // of the table, in a bit

  private final double[] values = new double[(2 * REACH + 1) * STEPS + 1];
  private final double[] slopes = new double[values.length]; // for each step

  /**
   * A pulse.
   *
   * @param bandwidthTime the filter's 3 dB bandwidth over the bit rate, at least 0.5
   */
  GaussianPulse(double bandwidthTime) {
    double a = Math.PI * bandwidthTime * Math.sqrt(2 / Math.log(2));
    for (int n = 0; n < values.length; n++) {
      double u = (double) n / STEPS - REACH;
      values[n] = 0.5 + 0.5 * (integral(a, u) - integral(a, u - 1));
      slopes[n] = 0.5 * (erf(a * u) - erf(a * (u - 1))) / STEPS;
    }
  }

  private static double integral(double a, double v) {
    return v * erf(a * v) + Math.exp(-(a * v) * (a * v)) / (a * Math.sqrt(Math.PI));
  }

  /** By its series of positive terms, 2x·e^{−x²}/√π · Σ (2x²)ⁿ/(2n + 1)!!. */
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x); // within 10⁻¹⁶
    }
    double sum = 1;
    double term = 1;
    for (int n = 1; term > 1e-17 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 * x * Math.exp(-x * x) / Math.sqrt(Math.PI) * sum;
  }

  /**
   * How much of the bit's phase is gained.
   *
   * @param bits since the bit's beginning; any
   * @return 0 to 1
   */
  double gained(double bits) {
    double place = (bits + REACH) * STEPS;
    if (place <= 0) {
      return 0;
    }
    int step = (int) place;
    if (step + 1 >= values.length) {
      return 1;
    }
    double t = place - step;
    double s = 1 - t;
    return s * s * ((1 + 2 * t) * values[step] + t * slopes[step])
        + t * t * ((1 + 2 * s) * values[step + 1] - s * slopes[step + 1]);
  }
}
