package io.rffi.dsp.math;

import org.jtransforms.fft.DoubleFFT_1D;

/** Inverse FFTs to real values in double precision and in place. Safe for use by many threads. */
public final class RealFft {
  private static final FftPlans<DoubleFFT_1D> PLANS = new FftPlans<>(DoubleFFT_1D::new);

  private RealFft() {}

  /**
   * x[n] = 1/N · Σ X[k]·e^(j2πkn/N) with X[N − k] = X*[k], in place.
   *
   * @param spectrum re X[0], re X[N/2], then re, im of X[1] to X[N/2 − 1]; receives N real values.
   *     N is even; products of small primes are quick
   * @throws IllegalArgumentException if N is 0 or odd
   */
  public static void inverse(double[] spectrum) {
    if (spectrum.length == 0 || spectrum.length % 2 != 0) {
      throw new IllegalArgumentException("FFT length must be even, got " + spectrum.length);
    }
    PLANS.of(spectrum.length).realInverse(spectrum, true);
  }
}
