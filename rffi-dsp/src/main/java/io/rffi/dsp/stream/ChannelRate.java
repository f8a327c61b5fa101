package io.rffi.dsp.stream;

/**
 * How a channel of one bandwidth is brought from the stream's sample rate to the one of its
 * detectors: twice the bandwidth, where a carrier may be off by a quarter of the bandwidth and no
 * noise folds into the channel; the bandwidth itself, if the stream has no more.
 *
 * @param streamRateHz the stream's sample rate
 * @param bandwidthHz the channel's bandwidth, at most the stream's rate
 */
record ChannelRate(double streamRateHz, int bandwidthHz) {
  /** The filter's length in samples of the detectors' rate: passes ±0.75 B, 60 dB from ±1.25 B. */
  private static final int FILTER_LENGTH = 16;

  private static final double TOLERANCE = 1e-6;

  /** Samples a chip at the detectors' rate, 1 or 2. */
  int oversampling() {
    return streamRateHz < bandwidthHz * (1 + TOLERANCE) ? 1 : 2;
  }

  /** The detectors' sample rate. */
  double rateHz() {
    return (double) oversampling() * bandwidthHz;
  }

  /** Of how many samples the channel filter makes one. */
  int decimation() {
    return Math.max(1, (int) Math.floor(ratio() * (1 + TOLERANCE)));
  }

  /** How many samples behind the channel filter make one at the detectors' rate; 0.5 to 2. */
  double rest() {
    double rest = ratio() / decimation();
    return Math.abs(rest - 1) < TOLERANCE ? 1 : rest;
  }

  /** How many samples of the stream make one at the detectors' rate. */
  double ratio() {
    return streamRateHz / rateHz();
  }

  /** Whether the stream holds more than a channel needs. */
  boolean needsFilter() {
    return ratio() > 1 + TOLERANCE;
  }

  /** The channel filter's taps, in steps of the decimation. */
  int filterSteps() {
    return needsFilter() ? (int) Math.ceil(FILTER_LENGTH * rest()) : 1;
  }
}
