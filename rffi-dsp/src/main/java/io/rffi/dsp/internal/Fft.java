package io.rffi.dsp.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/** Forward complex FFTs in place, their plans made once for each length and shared by threads. */
public final class Fft {
  static {
    // JTransforms would hand long transforms to a pool of non-daemon threads of its own.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Integer.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Integer.MAX_VALUE);
  }

  private static final ConcurrentMap<Integer, Fft> PLANS = new ConcurrentHashMap<>();

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
   */
  public static Fft of(int length) {
    if (Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException("FFT length must be a power of two: " + length);
    }
    return PLANS.computeIfAbsent(length, Fft::new);
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
