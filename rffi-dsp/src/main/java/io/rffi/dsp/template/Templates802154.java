package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import java.util.List;

/**
 * The synchronisation header of IEEE 802.15.4 packets in the 2.4 GHz band (Zigbee, Thread): eight
 * zero symbols and the start-of-frame delimiter 0xA7, as O-QPSK with half-sine pulses at 2 Mchip/s
 * (IEEE 802.15.4-2020, 12.2 and table 12-1).
 */
public final class Templates802154 {
  private static final double CHIP_RATE_HZ = 2e6;
  private static final int CHIPS = 32; // of a symbol
  private static final int OVERSAMPLING = 4;

  /** Chips at the beginning that differ from those of later periods, as Q begins one chip late. */
  private static final int EDGE_CHIPS = 2;

  /** The symbols of the header in the order of transmission: 0xA7 is sent low nibble first. */
  private static final int[] HEADER = {0, 0, 0, 0, 0, 0, 0, 0, 0x7, 0xA};

  /** The chips of symbol 0 in the order of transmission, the first one leftmost. */
  private static final int SYMBOL_0 = 0b1101_1001_1100_0011_0101_0010_0010_1110;

  /** ± 40 ppm of the transmitter at 2.48 GHz, and some of the receiver. */
  private static final double LARGEST_CFO_HZ = 120_000;

  private Templates802154() {}

  /**
   * The whole header, 160 µs; 640 samples at 4 MHz.
   *
   * @return the template
   */
  public static PreambleTemplate synchronisationHeader() {
    double symbolSeconds = CHIPS / CHIP_RATE_HZ;
    return new PreambleTemplate(
        "802.15.4 O-QPSK header",
        IqSignal.of(samples(), CHIP_RATE_HZ * OVERSAMPLING),
        CHIP_RATE_HZ,
        2 * CHIP_RATE_HZ,
        LARGEST_CFO_HZ,
        HEADER.length,
        List.of(new Repetition(EDGE_CHIPS / CHIP_RATE_HZ, symbolSeconds, 7)),
        false,
        new TemplateCut(0, HEADER.length * symbolSeconds, HEADER.length, 2 * CHIP_RATE_HZ));
  }

  /**
   * A chip's sign: symbols 1 to 7 are symbol 0 turned right by four chips each, and 8 to 15 are 0
   * to 7 with the odd chips inverted.
   */
  private static int chip(int symbol, int n) {
    int of0 = Math.floorMod(n - 4 * symbol, CHIPS);
    int sign = (SYMBOL_0 >>> (CHIPS - 1 - of0) & 1) == 1 ? 1 : -1;
    return symbol >= 8 && n % 2 == 1 ? -sign : sign;
  }

  /** Even chips on I, odd ones on Q one chip later; each is half a sine, two chips long. */
  private static float[] samples() {
    int chips = HEADER.length * CHIPS;
    float[] iq = new float[2 * chips * OVERSAMPLING];
    for (int chip = 0; chip < chips; chip++) {
      int sign = chip(HEADER[chip / CHIPS], chip % CHIPS);
      for (int n = 0; n < 2 * OVERSAMPLING; n++) {
        int at = 2 * (chip * OVERSAMPLING + n) + chip % 2;
        if (at < iq.length) {
          iq[at] = (float) (sign * Math.sin(Math.PI * n / (2 * OVERSAMPLING)));
        }
      }
    }
    return iq;
  }
}
