package io.rffi.dsp.math;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Forward complex FFTs in double precision and in place, their plans made once for each length.
 * Immutable and shared by threads, each with an array of its own.
 */
public final class Fft {
  private static final FftPlans<Fft> PLANS = new FftPlans<>(Fft::new);

  private final int length;
  private final DoubleFFT_1D plan;

  private Fft(int length) {
    this.length = length;
    plan = new DoubleFFT_1D(length);
  }

  /**
   * The plan for a length.
   *
   * @param length a power of two
   * @return the shared plan
   * @throws IllegalArgumentException for other lengths
   */
  public static Fft of(int length) {
    return PLANS.ofPowerOfTwo(length);
  }

  /**
   * How many complex values a transform has.
   *
   * @return N
   */
  public int length() {
    return length;
  }

  /**
   * X[k] = Σ x[n]·e^(−j2πkn/N), in place.
   *
   * @param interleaved N complex values, re, im, …
   */
  public void forward(double[] interleaved) {
    plan.complexForward(interleaved);
  }
}
