package io.rffi.augment.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/** Inverse Fourier transforms to real values, their plans made once and shared by threads. */
public final class RealFft {
  static {
    // JTransforms would hand long transforms to a pool of non-daemon threads of its own.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Integer.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Integer.MAX_VALUE);
  }

  private static final ConcurrentMap<Integer, DoubleFFT_1D> PLANS = new ConcurrentHashMap<>();

  private RealFft() {}

  /**
   * x[n] = 1/N · Σ X[k]·e^(j2πkn/N) with X[N − k] = X*[k], in place.
   *
   * @param spectrum re X[0], re X[N/2], then re, im of X[1] to X[N/2 − 1]; receives N real values.
   *     N is even; products of small primes are quick
   */
  public static void inverse(double[] spectrum) {
    if (spectrum.length == 0 || spectrum.length % 2 != 0) {
      throw new IllegalArgumentException("FFT length must be even, got " + spectrum.length);
    }
    PLANS.computeIfAbsent(spectrum.length, DoubleFFT_1D::new).realInverse(spectrum, true);
  }
}
