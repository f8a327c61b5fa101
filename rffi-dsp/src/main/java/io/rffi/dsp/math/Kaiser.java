package io.rffi.dsp.math;

/** The Kaiser window of one shape. Immutable. */
public final class Kaiser {
  private final double beta;
  private final double scale;

  /**
   * A window.
   *
   * @param beta the shape, ≥ 0: 9 leaves sidelobes near −90 dB
   */
  public Kaiser(double beta) {
    this.beta = beta;
    scale = besselI0(beta);
  }

  /**
   * The window's value.
   *
   * @param x the place, −1 to 1; outside, the window is 0
   * @return I0(β·sqrt(1 − x²)) / I0(β)
   */
  public double at(double x) {
    return Math.abs(x) > 1 ? 0 : besselI0(beta * Math.sqrt(1 - x * x)) / scale;
  }

  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-16 * sum; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
