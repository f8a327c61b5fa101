package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import java.util.List;

/**
 * The preamble and access address of Bluetooth Low Energy packets on the uncoded PHYs, as GFSK with
 * BT = 0.5 and a modulation index of 0.5 (Bluetooth Core 5.4, volume 6, part A 3.1 and part B 2.1.1
 * and 2.1.2). The capture's centre has to lie within ± 150 kHz of the channel's.
 */
public final class TemplatesBle {
  /** The access address of advertising packets. */
  public static final int ADVERTISING = 0x8E89BED6;

  private static final int OVERSAMPLING = 8;
  private static final double LARGEST_CFO_HZ = 150_000;

  private TemplatesBle() {}

  /**
   * Advertising packets on the LE 1M PHY.
   *
   * @return the template, 40 µs; 160 samples at 4 MHz
   */
  public static PreambleTemplate advertising() {
    return le1m(ADVERTISING);
  }

  /**
   * Packets of one connection (or advertising) on the LE 1M PHY.
   *
   * @param accessAddress all 32 bits
   * @return the template: 8 + 32 bits in 40 µs; 160 samples at 4 MHz
   */
  public static PreambleTemplate le1m(int accessAddress) {
    return of("LE 1M", accessAddress, 1e6, 8);
  }

  /**
   * Packets of one connection on the LE 2M PHY.
   *
   * @param accessAddress all 32 bits
   * @return the template: 16 + 32 bits in 24 µs; 192 samples at 8 MHz
   */
  public static PreambleTemplate le2m(int accessAddress) {
    return of("LE 2M", accessAddress, 2e6, 16);
  }

  private static PreambleTemplate of(
      String phy, int accessAddress, double bitRateHz, int preambleBits) {
    boolean[] bits = bits(accessAddress, preambleBits);
    return new PreambleTemplate(
        "BLE %s access address 0x%08X".formatted(phy, accessAddress),
        IqSignal.of(GfskModulator.modulate(bits, OVERSAMPLING), bitRateHz * OVERSAMPLING),
        bitRateHz,
        2 * bitRateHz,
        LARGEST_CFO_HZ,
        2,
        List.of(),
        true,
        new TemplateCut(0, bits.length / bitRateHz, 1, 4 * bitRateHz));
  }

  /**
   * In the order of transmission: bits that alternate, ending with the opposite of what follows.
   */
  private static boolean[] bits(int accessAddress, int preambleBits) {
    boolean[] bits = new boolean[preambleBits + Integer.SIZE];
    for (int n = 0; n < Integer.SIZE; n++) {
      bits[preambleBits + n] = (accessAddress >>> n & 1) == 1;
    }
    for (int n = preambleBits - 1; n >= 0; n--) {
      bits[n] = !bits[n + 1];
    }
    return bits;
  }
}
