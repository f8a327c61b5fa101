package io.rffi.dsp.stream;

import io.rffi.dsp.lora.LoraParameters;
import java.util.Objects;

/**
 * What is looked for at one place of the band: packets of one modulation whose carrier lies within
 * a quarter of the bandwidth of the channel's centre.
 *
 * @param centreHz the centre, relative to the stream's 0 Hz
 * @param lora the modulation
 */
public record ScanChannel(double centreHz, LoraParameters lora) {
  /** A carrier may lie this far from the centre, in bandwidths. */
  static final double CARRIER_REACH = 0.25;

  /** And is still taken so much farther out, in bandwidths: estimates of carriers err. */
  private static final double MARGIN = 0.01;

  /** Checks that the centre is a number. */
  public ScanChannel {
    Objects.requireNonNull(lora, "lora");
    if (!Double.isFinite(centreHz)) {
      throw new IllegalArgumentException("a channel's centre must be finite, got " + centreHz);
    }
  }

  /** The lowest carrier that belongs to this channel. */
  double lowestCarrierHz() {
    return centreHz - (CARRIER_REACH + MARGIN) * lora.bandwidthHz();
  }

  /** The highest carrier that belongs to this channel. */
  double highestCarrierHz() {
    return centreHz + (CARRIER_REACH + MARGIN) * lora.bandwidthHz();
  }

  /** How many of the stream's samples a symbol takes. */
  double symbolSamples(double sampleRateHz) {
    return lora.symbolSeconds() * sampleRateHz;
  }
}
