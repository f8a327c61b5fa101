package io.rffi.dsp.lora;

/**
 * A LoRa modulation as it looks at one sample rate.
 *
 * @param lora the modulation
 * @param sampleRateHz the capture's rate, at least the bandwidth
 */
record SampledLora(LoraParameters lora, double sampleRateHz) {
  /** How much of the band may lie outside of the captured one, in bandwidths. */
  private static final double OUTSIDE = 0.25;

  /** The duration of a symbol, T, with a fraction. */
  double symbolSamples() {
    return lora.symbolSeconds() * sampleRateHz;
  }

  /** The whole samples in a symbol. */
  int window() {
    return (int) Math.floor(symbolSamples() + 1e-6);
  }

  double bandwidthHz() {
    return lora.bandwidthHz();
  }

  double symbolSeconds() {
    return lora.symbolSeconds();
  }

  /** One bin: a symbol's rate, 1/T. */
  double symbolRateHz() {
    return 1 / lora.symbolSeconds();
  }

  /** The sweep, k = B/T, in Hz a second. */
  double slope() {
    return lora.slope();
  }

  /** Whether a bandwidth above a place is, nearly, a bandwidth below it. */
  boolean isTwiceTheBandwidth() {
    return Math.abs(sampleRateHz - 2 * bandwidthHz()) < 0.02 * bandwidthHz();
  }

  /** The farthest place of a carrier from the capture's 0 Hz. */
  double greatestCarrierHz() {
    return (sampleRateHz - bandwidthHz()) / 2 + OUTSIDE * bandwidthHz();
  }

  /** A frequency's distance from 0 where those a sample rate apart are one. */
  double aliased(double hz) {
    return hz - sampleRateHz * Math.rint(hz / sampleRateHz);
  }
}
