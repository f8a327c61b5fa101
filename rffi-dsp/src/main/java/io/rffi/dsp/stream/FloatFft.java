package io.rffi.dsp.stream;

import org.jtransforms.fft.FloatFFT_1D;
import org.jtransforms.utils.CommonUtils;

/** A forward complex FFT in single precision and in place; allocates nothing. */
final class FloatFft {
  static {
    // JTransforms would hand long transforms to a pool of non-daemon threads of its own.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Integer.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Integer.MAX_VALUE);
  }

  private final FloatFFT_1D plan;

  FloatFft(int length) {
    plan = new FloatFFT_1D(length);
  }

  /** X[k] = Σ x[n]·e^(−j2πkn/N) of N interleaved values. */
  void forward(float[] interleaved) {
    plan.complexForward(interleaved);
  }
}
