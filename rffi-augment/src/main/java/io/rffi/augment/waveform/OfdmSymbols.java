package io.rffi.augment.waveform;

/**
 * The symbols of an 802.11a packet (IEEE 802.11-2020, 17.3.3 to 17.3.5).
 *
 * <p>Written from the standard, apart from the templates that look for them: what finds its own
 * samples proves little.
 */
final class OfdmSymbols {
  /** Subcarriers that carry bits. */
  static final int DATA_SUBCARRIERS = 48;

  /** The pilots' subcarriers, and their values before the polarity. */
  private static final int[] PILOTS = {-21, -7, 7, 21};

  private static final int[] PILOT_VALUES = {1, 1, 1, -1};

  /** The signs of (1 + j)·sqrt(13/6) at −24, −20, …, 24; none at 0. */
  private static final String SHORT = "+-+--+0--++++";

  /** The signs at −26 to 26; none at 0. */
  private static final String LONG =
      "++--++-+-++++++--++-+-++++" + "0" + "+--++-+-+-----++--+-+-++++";

  private OfdmSymbols() {}

  /** The short training symbol, of a quarter of a symbol's period. */
  static OfdmSymbol shortTraining() {
    OfdmSymbol symbol = new OfdmSymbol();
    for (int n = 0; n < SHORT.length(); n++) {
      double value = Math.sqrt(13.0 / 6) * sign(SHORT.charAt(n));
      symbol.with(4 * n - 24, value, value);
    }
    return symbol;
  }

  /** The long training symbol. */
  static OfdmSymbol longTraining() {
    OfdmSymbol symbol = new OfdmSymbol();
    for (int n = 0; n < LONG.length(); n++) {
      symbol.with(n - 26, sign(LONG.charAt(n)), 0);
    }
    return symbol;
  }

  private static int sign(char c) {
    return c == '0' ? 0 : c == '+' ? 1 : -1;
  }

  /**
   * A symbol that carries bits.
   *
   * @param modulation the constellation
   * @param bits coded and interleaved bits
   * @param from the first bit of this symbol
   * @param number the symbol's number behind the training, which sets the pilots' polarity: 0 for
   *     the SIGNAL field
   */
  static OfdmSymbol data(OfdmFrame.Modulation modulation, boolean[] bits, int from, int number) {
    OfdmSymbol symbol = new OfdmSymbol();
    int at = from;
    for (int subcarrier = -26; subcarrier <= 26; subcarrier++) {
      if (subcarrier != 0 && Math.abs(subcarrier) != 7 && Math.abs(subcarrier) != 21) {
        symbol.with(subcarrier, modulation.i(bits, at), modulation.q(bits, at));
        at += modulation.bitsPerSubcarrier();
      }
    }
    int polarity = pilotPolarity(number);
    for (int n = 0; n < PILOTS.length; n++) {
      symbol.with(PILOTS[n], polarity * PILOT_VALUES[n], 0);
    }
    return symbol;
  }

  /** The scrambler x⁷ + x⁴ + 1 from all ones, repeating after 127. */
  private static int pilotPolarity(int number) {
    int state = 0x7F;
    int bit = 0;
    for (int n = 0; n <= number % 127; n++) {
      bit = (state >> 6 ^ state >> 3) & 1;
      state = (state << 1 & 0x7F) | bit;
    }
    return bit == 1 ? -1 : 1;
  }
}
