package io.rffi.dsp.lora;

/**
 * Where a preamble may lie.
 *
 * @param carrierHz its carrier relative to the capture's 0 Hz
 * @param downStart where the first of its two down-chirps begins, in samples
 * @param power the down-chirps' power, in that of the noise
 */
record Placement(double carrierHz, double downStart, double power) {
  /** Nearer than so many symbol rates, and chips, two estimates are of one place. */
  private static final double SAME_PLACE = 2;

  /** Whether both are of one place; wrong placements may be a fifth of a symbol from the right. */
  boolean isNear(Placement other, SampledLora sampled) {
    return Math.abs(carrierHz - other.carrierHz) < SAME_PLACE * sampled.symbolRateHz()
        && Math.abs(downStart - other.downStart)
            < SAME_PLACE * sampled.sampleRateHz() / sampled.bandwidthHz();
  }
}
