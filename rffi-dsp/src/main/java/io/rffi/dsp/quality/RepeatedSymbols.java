package io.rffi.dsp.quality;

/**
 * How a preamble repeats.
 *
 * @param length of one symbol, in samples of the cut preamble, ≥ 4
 * @param count how many symbols the cut holds one after another, ≥ 1; of a single one nothing can
 *     be told by comparison
 * @param bandwidthHz in which the signal lies, centred on the cut's 0 Hz, &gt; 0
 */
public record RepeatedSymbols(int length, int count, double bandwidthHz) {
  /** Checks the ranges. */
  public RepeatedSymbols {
    if (length < 4 || count < 1) {
      throw new IllegalArgumentException(
          "symbols of at least 4 samples, and at least one, not " + count + " of " + length);
    }
    if (!(bandwidthHz > 0) || Double.isInfinite(bandwidthHz)) {
      throw new IllegalArgumentException("bandwidth must be positive: " + bandwidthHz);
    }
  }
}
