package io.rffi.dsp.lora.frame;

import java.util.Optional;

/**
 * The explicit header: length (8 bits), code rate (3), CRC flag (1) and a checksum (5) as five half
 * bytes.
 */
final class HeaderCode {
  /**
   * Which of the twelve bits each bit of the checksum adds up, the checksum's highest bit first.
   */
  private static final int[] PARITIES = {0xF00, 0x8E1, 0x49A, 0x257, 0x12F};

  private HeaderCode() {}

  static int[] encode(FrameFormat format) {
    int bits = (format.length() << 4) | ((format.codingRate() - 4) << 1) | (format.crc() ? 1 : 0);
    int check = checksum(bits);
    return new int[] {bits >> 8, (bits >> 4) & 0xF, bits & 0xF, check >> 4, check & 0xF};
  }

  /** The format that a header names; empty if it is none. */
  static Optional<FrameFormat> decode(int[] nibbles, boolean lowDataRate) {
    int bits = (nibbles[0] << 8) | (nibbles[1] << 4) | nibbles[2];
    int codingRate = 4 + (nibbles[2] >> 1);
    boolean holds =
        ((nibbles[3] << 4) | nibbles[4]) == checksum(bits) && codingRate > 4 && codingRate <= 8;
    return holds
        ? Optional.of(
            new FrameFormat(
                FrameFormat.Header.EXPLICIT, bits >> 4, codingRate, (bits & 1) == 1, lowDataRate))
        : Optional.empty();
  }

  private static int checksum(int bits) {
    int sum = 0;
    for (int parity : PARITIES) {
      sum = (sum << 1) | (Integer.bitCount(bits & parity) & 1);
    }
    return sum;
  }
}
