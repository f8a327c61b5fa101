package io.rffi.dsp.lora.receive;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.frame.FrameFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
  private final Function<LoraParameters, Optional<FrameFormat>> implicit;

  private LoraReceiver(Function<LoraParameters, Optional<FrameFormat>> implicit) {
    this.implicit = implicit;
  }

  /**
   * For packets that say themselves how long they are.
   *
   * @return the receiver
   */
  public static LoraReceiver explicit() {
    return new LoraReceiver(lora -> Optional.empty());
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
    return new LoraReceiver(lora -> Optional.of(format));
  }

  /**
   * For packets without a header, optimised for low data rates where that is advised.
   *
   * @param length of the payload, 1 to 255
   * @param codingRate 5 to 8
   * @param crc whether there is a CRC
   * @return the receiver
   */
  public static LoraReceiver implicit(int length, int codingRate, boolean crc) {
    FrameFormat format =
        new FrameFormat(FrameFormat.Header.IMPLICIT, length, codingRate, crc, false);
    return new LoraReceiver(
        lora -> Optional.of(format.withLowDataRate(FrameFormat.advisesLowDataRate(lora))));
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
    if (preamble.waveform() instanceof LoraParameters lora) {
      return new Reception(preamble, lora, sampleRateHz, implicit.apply(lora));
    }
    throw new IllegalArgumentException(
        "no LoRa preamble but one of " + preamble.waveform().describe());
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
   * @return the packets in the order of time, as {@link #receive(SampleSource, double, Iterable)}
   *     says
   */
  public List<LoraPacket> receive(IqSignal capture, PreambleExtractor extractor) {
    return receive(new CaptureSource(capture), capture.sampleRateHz(), extractor.extract(capture));
  }

  /**
   * Reads the packets behind several preambles. Symbols of a packet may look like a preamble, and a
   * preamble like one of another spreading factor at another bandwidth: what is explained by a
   * packet that was read, and is no packet that could be read itself, is left out.
   *
   * @param samples all that there are
   * @param sampleRateHz their rate
   * @param preambles of LoRa, found in these samples
   * @return the packets, in the order of the preambles
   */
  public List<LoraPacket> receive(
      SampleSource samples, double sampleRateHz, Iterable<Preamble> preambles) {
    List<LoraPacket> packets = new ArrayList<>();
    for (Preamble preamble : preambles) {
      packets.add(receive(samples, sampleRateHz, preamble));
    }
    return packets.stream()
        .filter(packet -> packets.stream().noneMatch(other -> other.explains(packet)))
        .toList();
  }
}
