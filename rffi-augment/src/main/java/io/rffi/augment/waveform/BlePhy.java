package io.rffi.augment.waveform;

/** An uncoded physical layer of Bluetooth Low Energy (Core 5.4, volume 6, part A and B 2.1). */
public enum BlePhy {
  /** 1 Mbit/s. */
  LE_1M(1e6, 8),
  /** 2 Mbit/s. */
  LE_2M(2e6, 16);

  private final double bitRateHz;
  private final int preambleBits;

  BlePhy(double bitRateHz, int preambleBits) {
    this.bitRateHz = bitRateHz;
    this.preambleBits = preambleBits;
  }

  /**
   * The bit rate.
   *
   * @return bits a second
   */
  public double bitRateHz() {
    return bitRateHz;
  }

  /**
   * The preamble's length.
   *
   * @return in bits
   */
  public int preambleBits() {
    return preambleBits;
  }
}
