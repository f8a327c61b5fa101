package io.rffi.dsp.lora.frame;

import io.rffi.dsp.lora.LoraParameters;

/**
 * How a packet's payload is sent.
 *
 * @param header whether the packet says itself what follows (explicit header), or not
 * @param length how many bytes the payload has, 0 to 255; at least 1 without a header
 * @param codingRate 5 to 8: the code bits for four data bits, 4/5 to 4/8
 * @param crc whether a 16-bit CRC follows the payload
 * @param lowDataRate whether the payload's symbols leave their two lowest bits out (low data rate
 *     optimisation)
 */
public record FrameFormat(
    Header header, int length, int codingRate, boolean crc, boolean lowDataRate) {
  /** Symbols of the first block, whatever the code rate; they hold the header. */
  public static final int FIRST_SYMBOLS = 8;

  /** Half bytes of an explicit header. */
  static final int HEADER_NIBBLES = 5;

  /** A longer symbol drifts too far for its lowest bits: low data rate optimisation is advised. */
  private static final double LONGEST_FULL_SYMBOL_SECONDS = 0.016;

  /** Whether a packet carries its own description. */
  public enum Header {
    /** Length, code rate and CRC flag are sent first. */
    EXPLICIT,
    /** Both sides know them. */
    IMPLICIT
  }

  /** Checks the ranges. */
  public FrameFormat {
    if (length < 0 || length > 255 || (length == 0 && header == Header.IMPLICIT)) {
      throw new IllegalArgumentException(
          "a payload has 0 to 255 bytes, and at least one without a header: " + length);
    }
    if (codingRate < 5 || codingRate > 8) {
      throw new IllegalArgumentException("code rate must be 4/5 to 4/8, not 4/" + codingRate);
    }
  }

  /**
   * With an explicit header, CRC, and the optimisation that the chips' makers advise.
   *
   * @param length of the payload, 0 to 255
   * @param codingRate 5 to 8
   * @param lora the modulation
   * @return the format of a LoRaWAN uplink
   */
  public static FrameFormat explicit(int length, int codingRate, LoraParameters lora) {
    return new FrameFormat(Header.EXPLICIT, length, codingRate, true, advisesLowDataRate(lora));
  }

  /**
   * Without a header, but with a CRC.
   *
   * @param length of the payload, 1 to 255
   * @param codingRate 5 to 8
   * @param lora the modulation
   * @return the format
   */
  public static FrameFormat implicit(int length, int codingRate, LoraParameters lora) {
    return new FrameFormat(Header.IMPLICIT, length, codingRate, true, advisesLowDataRate(lora));
  }

  /**
   * The same without a CRC, as LoRaWAN downlinks are.
   *
   * @return the format
   */
  public FrameFormat withoutCrc() {
    return new FrameFormat(header, length, codingRate, false, lowDataRate);
  }

  /**
   * The same with low data rate optimisation on or off.
   *
   * @param on whether symbols leave their two lowest bits out
   * @return the format
   */
  public FrameFormat withLowDataRate(boolean on) {
    return new FrameFormat(header, length, codingRate, crc, on);
  }

  /**
   * Whether low data rate optimisation is advised: symbols longer than 16 ms.
   *
   * @param lora the modulation
   * @return true for SF11 and SF12 at 125 kHz and slower ones
   */
  public static boolean advisesLowDataRate(LoraParameters lora) {
    return lora.symbolSeconds() > LONGEST_FULL_SYMBOL_SECONDS;
  }

  /**
   * How many symbols header, payload and CRC take.
   *
   * @param spreadingFactor 5 to 12
   * @return the symbols behind the down-chirps, without the two empty ones of SF5 and SF6
   */
  public int symbols(int spreadingFactor) {
    int nibbles = 2 * length + (crc ? 4 : 0);
    int header = this.header == Header.EXPLICIT ? HEADER_NIBBLES : 0;
    int left = nibbles + header - firstRows(spreadingFactor);
    int rows = laterRows(spreadingFactor);
    int blocks = left <= 0 ? 0 : (left + rows - 1) / rows;
    return FIRST_SYMBOLS + blocks * codingRate;
  }

  /** Code words in the first block: SF5 has no bit to spare. */
  static int firstRows(int spreadingFactor) {
    return spreadingFactor < 7 ? spreadingFactor : spreadingFactor - 2;
  }

  /** Code words in each further block. */
  int laterRows(int spreadingFactor) {
    return lowDataRate ? spreadingFactor - 2 : spreadingFactor;
  }
}
