package io.rffi.dsp.lora.receive;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.dsp.lora.frame.FrameFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads the LoRa packets behind preambles.
 *
 * <pre>{@code
 * LoraReceiver receiver = LoraReceiver.explicit();
 * for (LoraPacket packet : receiver.receive(capture, LoraPreambleExtractor.ofAll())) {
 *   packet.lorawan().ifPresent(frame -> ...);
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class LoraReceiver {
  private final Optional<FrameFormat> implicit;

  private LoraReceiver(Optional<FrameFormat> implicit) {
    this.implicit = implicit;
  }

  /**
   * For packets that say themselves how long they are.
   *
   * @return the receiver
   */
  public static LoraReceiver explicit() {
    return new LoraReceiver(Optional.empty());
  }

  /**
   * For packets without a header.
   *
   * @param format what they hold
   * @return the receiver
   * @throws IllegalArgumentException if the format has a header
   */
  public static LoraReceiver implicit(FrameFormat format) {
    if (format.header() == FrameFormat.Header.EXPLICIT) {
      throw new IllegalArgumentException("a format with a header comes from the packet");
    }
    return new LoraReceiver(Optional.of(format));
  }

  /**
   * Begins to read a packet whose samples may still be coming.
   *
   * @param preamble found in the same samples
   * @param sampleRateHz of the samples
   * @return the reception
   * @throws IllegalArgumentException if it is no LoRa preamble
   */
  public Reception begin(Preamble preamble, double sampleRateHz) {
    return new Reception(preamble, sampleRateHz, implicit);
  }

  /**
   * Reads the packet behind a preamble.
   *
   * @param capture where the preamble was found
   * @param preamble one of LoRa
   * @return the packet, as far as the capture holds it
   */
  public LoraPacket receive(IqSignal capture, Preamble preamble) {
    return receive(new CaptureSource(capture), capture.sampleRateHz(), preamble);
  }

  /**
   * Reads the packet behind a preamble.
   *
   * @param samples all that there are
   * @param sampleRateHz their rate
   * @param preamble one of LoRa, found in these samples
   * @return the packet, as far as they hold it
   */
  public LoraPacket receive(SampleSource samples, double sampleRateHz, Preamble preamble) {
    Reception reception = begin(preamble, sampleRateHz);
    reception.receive(samples);
    return reception.packet();
  }

  /**
   * Finds and reads all packets in a capture.
   *
   * @param capture the samples
   * @param extractor finds LoRa preambles
   * @return a packet for each preamble, in the order of time
   */
  public List<LoraPacket> receive(IqSignal capture, PreambleExtractor extractor) {
    return extractor.extract(capture).stream().map(each -> receive(capture, each)).toList();
  }
}
