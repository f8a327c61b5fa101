package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import java.util.List;

/**
 * The legacy preamble of OFDM packets of IEEE 802.11 (a, g, p, and before every n, ac and ax packet
 * in mixed format): a short training field of ten equal periods and a long one of two equal symbols
 * behind a guard interval (IEEE 802.11-2020, 17.3.3, equations 17-6 to 17-11).
 *
 * <p>Whichever part is cut, both fields are searched for: a short training field alone can't tell
 * its own beginning. Carriers are found up to ± 240 kHz, ± 40 ppm at 5.9 GHz.
 */
public final class Templates80211 {
  /** Periods of the short training field. */
  private static final int SHORT_PERIODS = 10;

  private static final int LARGEST_CFO_HZ = 240_000;
  private static final int CHIPS = 64; // samples of an OFDM symbol at a rate of the channel's width

  /** Samples at the beginning that differ from later periods, as echoes are not there yet. */
  private static final int ECHO = 12;

  /** By how many samples the strongest path may be later than the first. */
  private static final int LATE = 4;

  /** S at every fourth subcarrier, −24 to 24, over (1 + j)·sqrt(13/6). */
  private static final int[] SHORT = {1, -1, 1, -1, -1, 1, 0, -1, -1, 1, 1, 1, 1};

  /** L at the subcarriers −26 to 26. */
  private static final int[] LONG = {
    1, 1, -1, -1, 1, 1, -1, 1, -1, 1, 1, 1, 1, 1, 1, -1, -1, 1, 1, -1, 1, -1, 1, 1, 1, 1, 0, 1, -1,
    -1, 1, 1, -1, 1, -1, 1, -1, -1, -1, -1, -1, 1, 1, -1, -1, 1, -1, 1, -1, 1, 1, 1, 1
  };

  private Templates80211() {}

  /**
   * Both training fields of a 20 MHz channel: 16 µs, 320 samples at 20 MHz.
   *
   * @return the template
   */
  public static PreambleTemplate preamble() {
    return preamble(20);
  }

  /**
   * Both training fields.
   *
   * @param channelMhz 20, or 10 or 5 for the half- and quarter-clocked variants (802.11p, 802.11j)
   * @return the template; 320 samples at a rate of the channel's width
   */
  public static PreambleTemplate preamble(int channelMhz) {
    return of("", channelMhz, 0, 2 * SHORT_PERIODS * 16, 1);
  }

  /**
   * Looks for both training fields and cuts the short one: ten equal periods.
   *
   * @param channelMhz 20, 10 or 5
   * @return the template; 160 samples at a rate of the channel's width
   */
  public static PreambleTemplate shortTraining(int channelMhz) {
    return of(" short training field", channelMhz, 0, SHORT_PERIODS * 16, SHORT_PERIODS);
  }

  /**
   * Looks for both training fields and cuts the two equal symbols of the long one, without the
   * guard interval.
   *
   * @param channelMhz 20, 10 or 5
   * @return the template; 128 samples at a rate of the channel's width
   */
  public static PreambleTemplate longTraining(int channelMhz) {
    return of(" long training field", channelMhz, SHORT_PERIODS * 16 + CHIPS / 2, 2 * CHIPS, 2);
  }

  private static PreambleTemplate of(
      String part, int channelMhz, int cutFrom, int cutLength, int symbols) {
    if (channelMhz != 20 && channelMhz != 10 && channelMhz != 5) {
      throw new IllegalArgumentException("channel must be 5, 10 or 20 MHz wide: " + channelMhz);
    }
    double rate = channelMhz * 1e6;
    return new PreambleTemplate(
        "802.11 legacy preamble%s %d MHz".formatted(part, channelMhz),
        IqSignal.of(samples(), rate),
        53.0 / CHIPS * rate,
        rate,
        LARGEST_CFO_HZ,
        2,
        List.of(
            new Repetition(ECHO / rate, 16 / rate, SHORT_PERIODS - 1),
            new Repetition((SHORT_PERIODS * 16 + CHIPS / 2 - LATE) / rate, CHIPS / rate, 2)),
        false,
        new TemplateCut(cutFrom / rate, cutLength / rate, symbols, rate));
  }

  private static float[] samples() {
    double[] shortSymbol = new double[2 * CHIPS];
    for (int n = 0; n < SHORT.length; n++) {
      double value = SHORT[n] * Math.sqrt(13.0 / 6);
      addSubcarrier(shortSymbol, 4 * n - 24, value, value);
    }
    double[] longSymbol = new double[2 * CHIPS];
    for (int n = 0; n < LONG.length; n++) {
      addSubcarrier(longSymbol, n - 26, LONG[n], 0);
    }
    int field = SHORT_PERIODS * 16;
    float[] samples = new float[2 * 2 * field];
    for (int n = 0; n < field; n++) {
      copy(shortSymbol, n % CHIPS, samples, n);
      // The guard interval is the second half of a symbol.
      copy(longSymbol, (n + CHIPS / 2) % CHIPS, samples, field + n);
    }
    return samples;
  }

  private static void copy(double[] symbol, int from, float[] samples, int to) {
    samples[2 * to] = (float) symbol[2 * from];
    samples[2 * to + 1] = (float) symbol[2 * from + 1];
  }

  private static void addSubcarrier(double[] symbol, int subcarrier, double re, double im) {
    for (int n = 0; n < CHIPS; n++) {
      double phase = 2 * Math.PI * subcarrier * n / CHIPS;
      symbol[2 * n] += (re * Math.cos(phase) - im * Math.sin(phase)) / Math.sqrt(52);
      symbol[2 * n + 1] += (re * Math.sin(phase) + im * Math.cos(phase)) / Math.sqrt(52);
    }
  }
}
