package io.rffi.dsp.lora;

/**
 * Where a preamble may lie.
 *
 * @param carrierHz its carrier relative to the capture's 0 Hz
 * @param downStart where the first of its two down-chirps begins, in samples
 * @param power the down-chirps' power, in that of the noise
 */
record Placement(double carrierHz, double downStart, double power) {
  /** So many symbol rates, and chips, are what the aligner bridges. */
  private static final double BRIDGED = 2;

  /** Whether it comes to the same, whichever of both is aligned. */
  boolean isNear(Placement other, SampledLora sampled) {
    return Math.abs(carrierHz - other.carrierHz) < BRIDGED * sampled.symbolRateHz()
        && Math.abs(downStart - other.downStart)
            < BRIDGED * sampled.sampleRateHz() / sampled.bandwidthHz();
  }
}
