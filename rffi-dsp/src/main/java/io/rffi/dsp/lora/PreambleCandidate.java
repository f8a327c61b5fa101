package io.rffi.dsp.lora;

/**
 * A candidate for a preamble.
 *
 * @param carrierHz its carrier relative to the capture's 0 Hz
 * @param downStart where the first of its two down-chirps begins, in samples
 * @param power the down-chirps' power, in that of the noise
 */
record PreambleCandidate(double carrierHz, double downStart, double power) {
  /** Nearer than so many symbol rates, and chips, two estimates are the same. */
  private static final double SAME_BINS = 2;

  /** Whether both are the same; wrong candidates may be a fifth of a symbol from the right. */
  boolean isNear(PreambleCandidate other, SampledLora sampled) {
    return Math.abs(carrierHz - other.carrierHz) < SAME_BINS * sampled.symbolRateHz()
        && Math.abs(downStart - other.downStart)
            < SAME_BINS * sampled.sampleRateHz() / sampled.bandwidthHz();
  }
}
