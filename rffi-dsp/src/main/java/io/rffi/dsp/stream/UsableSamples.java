package io.rffi.dsp.stream;

/**
 * Which samples can be computed with: numbers whose squares can be added up in single precision.
 */
final class UsableSamples {
  private static final float LARGEST = 1e12f;

  private UsableSamples() {}

  /** How many values from an index on, at most so many, are of samples that are usable: even. */
  static int prefix(float[] iq, int from, int values) {
    for (int n = from; n < from + values; n++) {
      // False for NaN too.
      if (!(Math.abs(iq[n]) <= LARGEST)) {
        return (n - from) & ~1;
      }
    }
    return values;
  }
}
