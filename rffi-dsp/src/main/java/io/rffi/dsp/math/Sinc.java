package io.rffi.dsp.math;

/** The impulse response of an ideal low-pass filter. */
public final class Sinc {
  private Sinc() {}

  /**
   * The normalised sinc.
   *
   * @param x the place, in zero crossings
   * @return sin(πx) / (πx), 1 at 0
   */
  public static double at(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
