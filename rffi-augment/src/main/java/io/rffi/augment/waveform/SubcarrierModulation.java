package io.rffi.augment.waveform;

/**
 * How an OFDM subcarrier carries bits: Gray-coded constellations of mean power 1 (IEEE 802.11-2020,
 * 17.3.5.8).
 */
public enum SubcarrierModulation {
  /** One bit on I. */
  BPSK(1, 0b1101, 24, 1),
  /** One bit on I, one on Q. */
  QPSK(2, 0b0101, 48, 2),
  /** Two bits on each of I and Q. */
  QAM16(4, 0b1001, 96, 10),
  /** Three bits on each of I and Q. */
  QAM64(6, 0b0001, 192, 42);

  private final int bits;
  private final int rateField;
  private final int dataBitsPerSymbol;
  private final double scale;

  SubcarrierModulation(int bits, int rateField, int dataBitsPerSymbol, int meanPower) {
    this.bits = bits;
    this.rateField = rateField;
    this.dataBitsPerSymbol = dataBitsPerSymbol;
    scale = 1 / Math.sqrt(meanPower);
  }

  /**
   * The bits of one subcarrier in one symbol.
   *
   * @return 1, 2, 4 or 6
   */
  public int bitsPerSubcarrier() {
    return bits;
  }

  /** R1 to R4 of the lowest rate with this constellation (R1 leftmost). */
  int rateField() {
    return rateField;
  }

  /** Bits of a symbol before the code of that rate: 1/2, but 2/3 for 64-QAM. */
  int dataBitsPerSymbol() {
    return dataBitsPerSymbol;
  }

  double i(boolean[] from, int at) {
    return scale * level(from, at, this == BPSK ? 1 : bits / 2);
  }

  double q(boolean[] from, int at) {
    return this == BPSK ? 0 : scale * level(from, at + bits / 2, bits / 2);
  }

  /** The levels −(2^count − 1) to 2^count − 1 in steps of 2, numbered in Gray code. */
  private static int level(boolean[] from, int at, int count) {
    int number = 0;
    boolean bit = false;
    for (int n = at; n < at + count; n++) {
      bit ^= from[n];
      number = 2 * number + (bit ? 1 : 0);
    }
    return 2 * number - (1 << count) + 1;
  }
}
