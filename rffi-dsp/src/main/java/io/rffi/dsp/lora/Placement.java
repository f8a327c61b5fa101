package io.rffi.dsp.lora;

/**
 * Where a preamble may lie.
 *
 * @param carrierHz its carrier relative to the capture's 0 Hz
 * @param downStart where the first of its two down-chirps begins, in samples
 * @param power the down-chirps' power, in that of the noise
 */
record Placement(double carrierHz, double downStart, double power) {
  boolean isNear(Placement other, SampledLora sampled) {
    return Math.abs(carrierHz - other.carrierHz) < sampled.bandwidthHz() / 4
        && Math.abs(downStart - other.downStart) < sampled.symbolSamples() / 2;
  }
}
