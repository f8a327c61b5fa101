package io.rffi.augment.waveform;

/** The SIGNAL field of an 802.11a packet: its rate and length (IEEE 802.11-2020, 17.3.4). */
final class OfdmSignalField {
  private static final int LARGEST_LENGTH = 4095;
  private static final int SERVICE_AND_TAIL_BITS = 22;

  private OfdmSignalField() {}

  /**
   * Its coded and interleaved bits.
   *
   * @param modulation the data's
   * @param dataSymbols how many follow
   * @return 48 bits for BPSK
   * @throws IllegalArgumentException if the length has no room in 12 bits
   */
  static boolean[] bits(OfdmFrame.Modulation modulation, int dataSymbols) {
    long dataBits = (long) dataSymbols * modulation.dataBitsPerSymbol();
    long octets = Math.max(0, dataBits - SERVICE_AND_TAIL_BITS) / 8;
    if (octets > LARGEST_LENGTH) {
      throw new IllegalArgumentException(
          "%d symbols hold %d octets, a packet at most %d"
              .formatted(dataSymbols, octets, LARGEST_LENGTH));
    }
    boolean[] bits = new boolean[24]; // 4 of rate, 1 reserved, 12 of length, parity, 6 of tail
    for (int n = 0; n < 4; n++) {
      bits[n] = (modulation.rateField() >> (3 - n) & 1) == 1;
    }
    for (int n = 0; n < 12; n++) {
      bits[5 + n] = (octets >> n & 1) == 1;
    }
    for (int n = 0; n < 17; n++) {
      bits[17] ^= bits[n];
    }
    return onSubcarriers(bits);
  }

  /** Codes and interleaves the field's 24 bits. */
  static boolean[] onSubcarriers(boolean[] bits) {
    return interleaved(coded(bits));
  }

  /** The convolutional code of rate 1/2 with the generators 133 and 171 (octal). */
  private static boolean[] coded(boolean[] bits) {
    boolean[] coded = new boolean[2 * bits.length];
    int register = 0; // the latest bit leftmost
    for (int n = 0; n < bits.length; n++) {
      register = register >> 1 | (bits[n] ? 0x40 : 0);
      coded[2 * n] = Integer.bitCount(register & 0133) % 2 == 1;
      coded[2 * n + 1] = Integer.bitCount(register & 0171) % 2 == 1;
    }
    return coded;
  }

  /** Written in rows of 16, read in columns. */
  private static boolean[] interleaved(boolean[] coded) {
    boolean[] bits = new boolean[coded.length];
    for (int n = 0; n < coded.length; n++) {
      bits[3 * (n % 16) + n / 16] = coded[n];
    }
    return bits;
  }
}
