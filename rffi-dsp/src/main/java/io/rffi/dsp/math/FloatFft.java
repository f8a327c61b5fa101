package io.rffi.dsp.math;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * Forward complex FFTs in single precision and in place, for streams: a transform allocates
 * nothing. Immutable and shared by threads, each with an array of its own.
 */
public final class FloatFft {
  private static final FftPlans<FloatFft> PLANS = new FftPlans<>(FloatFft::new);

  private final FloatFFT_1D plan;

  private FloatFft(int length) {
    plan = new FloatFFT_1D(length);
  }

  /**
   * The plan for a length.
   *
   * @param length a power of two
   * @return the shared plan
   * @throws IllegalArgumentException for other lengths
   */
  public static FloatFft of(int length) {
    return PLANS.ofPowerOfTwo(length);
  }

  /**
   * X[k] = Σ x[n]·e^(−j2πkn/N), in place.
   *
   * @param interleaved N complex values, re, im, …
   */
  public void forward(float[] interleaved) {
    plan.complexForward(interleaved);
  }
}
