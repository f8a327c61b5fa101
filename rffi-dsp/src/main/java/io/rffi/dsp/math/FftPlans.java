package io.rffi.dsp.math;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;
import org.jtransforms.utils.CommonUtils;

/** Plans of one kind of transform, made once for each length and shared by threads. */
final class FftPlans<P> {
  static {
    // JTransforms would hand long transforms to a pool of non-daemon threads of its own.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Integer.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Integer.MAX_VALUE);
  }

  private final ConcurrentMap<Integer, P> plans = new ConcurrentHashMap<>();
  private final IntFunction<P> planner;

  FftPlans(IntFunction<P> planner) {
    this.planner = planner;
  }

  P of(int length) {
    return plans.computeIfAbsent(length, planner::apply);
  }

  /** The plan for a power of two; other lengths are refused. */
  P ofPowerOfTwo(int length) {
    if (Integer.bitCount(length) != 1 || length < 0) {
      throw new IllegalArgumentException("FFT length must be a power of two: " + length);
    }
    return of(length);
  }
}
