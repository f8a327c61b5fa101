package io.rffi.io;

/** Which sample rates are possible at all. */
final class SampleRates {
  private SampleRates() {}

  static boolean possible(double hz) {
    return hz > 0 && hz != Double.POSITIVE_INFINITY;
  }

  static double require(double hz) {
    if (!possible(hz)) {
      throw new IllegalArgumentException("sample rate must be positive and finite, got " + hz);
    }
    return hz;
  }
}
