package io.rffi.dsp.internal;

/** The Kaiser window. */
public final class Kaiser {
  private Kaiser() {}

  /**
   * The window's value.
   *
   * @param x the place, −1 to 1; outside, the window is 0
   * @param beta the shape: 9 leaves sidelobes near −90 dB
   * @return I0(β·sqrt(1 − x²)) / I0(β)
   */
  public static double at(double x, double beta) {
    return Math.abs(x) > 1 ? 0 : besselI0(beta * Math.sqrt(1 - x * x)) / besselI0(beta);
  }

  private static double besselI0(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
