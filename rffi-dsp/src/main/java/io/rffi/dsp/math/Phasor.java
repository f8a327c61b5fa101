package io.rffi.dsp.math;

/**
 * A complex number of magnitude 1, which turns by multiplication: far quicker than a sine and a
 * cosine for each sample.
 *
 * <p>Each multiplication rounds, so that angle and magnitude drift by some 1e-16 a turn. Over a
 * long signal it is {@linkplain #set set} anew every {@link #EXACT_EVERY} samples. Mutable, for one
 * thread.
 */
public final class Phasor {
  /** A phasor that is multiplied on is worked out afresh this often, before rounding shows. */
  public static final int EXACT_EVERY = 256;

  private double re;
  private double im;

  /**
   * A phasor at an angle.
   *
   * @param radians the angle
   */
  public Phasor(double radians) {
    set(radians);
  }

  /**
   * Works it out afresh.
   *
   * @param radians the angle
   */
  public void set(double radians) {
    re = Math.cos(radians);
    im = Math.sin(radians);
  }

  /**
   * Turns on by another phasor's angle.
   *
   * @param step the other one
   */
  public void turn(Phasor step) {
    double next = re * step.re - im * step.im;
    im = re * step.im + im * step.re;
    re = next;
  }

  /**
   * The cosine of the angle.
   *
   * @return the real part
   */
  public double re() {
    return re;
  }

  /**
   * The sine of the angle.
   *
   * @return the imaginary part
   */
  public double im() {
    return im;
  }
}
