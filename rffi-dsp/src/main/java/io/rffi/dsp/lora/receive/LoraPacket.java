package io.rffi.dsp.lora.receive;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.frame.FrameFormat;
import io.rffi.dsp.lora.frame.LoraFrame;
import io.rffi.dsp.lora.frame.LoraFrame.Integrity;
import io.rffi.dsp.lora.frame.LorawanFrame;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A LoRa packet behind its preamble, as far as it could be read.
 *
 * @param preamble where it began and how it is modulated
 * @param syncWord the sync word's two half bytes, 0 to 0xFF; below SF7 only what its symbols can
 *     hold
 * @param format what follows; empty if no header could be read
 * @param symbols the values of the symbols behind the down-chirps, as received: those of the whole
 *     packet, or as many as there were, or the eight that would have been a header. The two empty
 *     symbols of SF5 and SF6 are left out
 * @param frame the content; empty if the header could not be read or samples are missing
 * @param payloadStart where the first of the symbols begins, in samples of the capture
 * @param symbolSamples how long each of them is at the transmitter's clock, in samples
 */
public record LoraPacket(
    Preamble preamble,
    int syncWord,
    Optional<FrameFormat> format,
    List<Integer> symbols,
    Optional<LoraFrame> frame,
    double payloadStart,
    double symbolSamples) {
  /** Copies the symbols. */
  public LoraPacket {
    Objects.requireNonNull(preamble, "preamble");
    symbols = List.copyOf(symbols);
  }

  /**
   * Whether the content is known to be right.
   *
   * @return whether there is a frame whose CRC holds
   */
  public boolean isGood() {
    return frame.filter(read -> read.integrity() == Integrity.GOOD).isPresent();
  }

  /**
   * Whether another one is this packet's signal, taken for something else: it begins within this
   * one, on its band, with chirps of its slope, and only this one could be read.
   */
  boolean explains(LoraPacket other) {
    double start = other.preamble.startSample();
    LoraParameters own = (LoraParameters) preamble.waveform();
    LoraParameters others = (LoraParameters) other.preamble.waveform();
    double band = (own.bandwidthHz() + others.bandwidthHz()) / 2.0;
    return isGood()
        && !other.isGood()
        && start > preamble.startSample() - symbolSamples
        && start < endSample()
        && Math.abs(preamble.cfoHz() - other.preamble.cfoHz()) < band
        && own.hasSlopeOf(others);
  }

  /**
   * What a LoRaWAN network would take it for.
   *
   * @return the data frame; empty if the packet is not {@linkplain #isGood() good}, or something
   *     else
   */
  public Optional<LorawanFrame> lorawan() {
    return isGood() ? LorawanFrame.parse(frame.orElseThrow().payload()) : Optional.empty();
  }

  /**
   * Where the packet ends.
   *
   * @return the end of the last symbol received, in samples of the capture
   */
  public double endSample() {
    return payloadStart + symbols.size() * symbolSamples;
  }
}
