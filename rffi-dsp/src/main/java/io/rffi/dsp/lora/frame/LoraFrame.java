package io.rffi.dsp.lora.frame;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The content of a packet, as sent or as read. Immutable; equal if format, payload and what became
 * of the CRC are.
 */
public final class LoraFrame {
  private final FrameFormat format;
  private final byte[] payload;
  private final Integrity integrity;

  /** What is known of a payload's correctness. */
  public enum Integrity {
    /** The CRC holds. Of wrong payloads, one in 65 536 has one that does. */
    GOOD,
    /** The CRC does not hold: some bytes are wrong. */
    BAD,
    /** The packet has no CRC. */
    UNCHECKED
  }

  LoraFrame(FrameFormat format, byte[] payload, Integrity integrity) {
    this.format = format;
    this.payload = payload;
    this.integrity = integrity;
  }

  /**
   * A frame to send.
   *
   * @param payload as many bytes as the format says; copied
   * @param format how it is sent
   * @return the frame, whose CRC, if it has one, is good
   * @throws IllegalArgumentException if the payload has another length
   */
  public static LoraFrame of(byte[] payload, FrameFormat format) {
    if (payload.length != format.length()) {
      throw new IllegalArgumentException(
          "the format is for " + format.length() + " bytes, the payload has " + payload.length);
    }
    return new LoraFrame(
        format, payload.clone(), format.crc() ? Integrity.GOOD : Integrity.UNCHECKED);
  }

  /**
   * How it was sent.
   *
   * @return the format
   */
  public FrameFormat format() {
    return format;
  }

  /**
   * What it carries.
   *
   * @return a copy; its bytes may be wrong unless the {@link #integrity} is good
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * Whether the payload is right.
   *
   * @return what the CRC says
   */
  public Integrity integrity() {
    return integrity;
  }

  /**
   * The values of its symbols, behind the down-chirps (and the two empty symbols of SF5 and SF6).
   *
   * @param spreadingFactor 5 to 12
   * @return each 0 to 2^SF − 1; the bits that fill the last block up are zeros
   */
  public List<Integer> symbols(int spreadingFactor) {
    return FrameEncoder.symbols(format, payload, spreadingFactor);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoraFrame that
        && format.equals(that.format)
        && integrity == that.integrity
        && Arrays.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return 31 * format.hashCode() + Arrays.hashCode(payload);
  }

  /** The format, the payload in hex and what the CRC says. */
  @Override
  public String toString() {
    return format + " " + HexFormat.of().formatHex(payload) + " " + integrity;
  }
}
