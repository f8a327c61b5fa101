package io.rffi.dsp.lora;

import java.util.List;

/**
 * Where several symbols that share one tone have it.
 *
 * @param offsetHz the tone's place relative to where it was expected
 * @param fraction the mean part of the symbols' energy that is in it, 0 to 1
 */
record TonePeak(double offsetHz, double fraction) {
  /** Finds the strongest tone within ± a number of symbol rates. */
  static TonePeak find(List<ToneProbe.Symbol> symbols, double symbolSeconds, double reach) {
    double rate = 1 / symbolSeconds;
    double centre = 0;
    double best = 0;
    double range = reach * rate;
    // Each pass looks at a grid that is finer than the lobe at first, then closes in on its top.
    for (double step = rate / 4; step > rate * 1e-4; range = step, step /= 8) {
      double from = centre;
      int steps = (int) Math.round(range / step);
      for (int k = -steps; k <= steps; k++) {
        double fraction = meanFraction(symbols, from + k * step);
        if (fraction > best) {
          best = fraction;
          centre = from + k * step;
        }
      }
    }
    return new TonePeak(centre, best);
  }

  private static double meanFraction(List<ToneProbe.Symbol> symbols, double offsetHz) {
    double sum = 0;
    for (ToneProbe.Symbol symbol : symbols) {
      sum += symbol.toneFraction(offsetHz);
    }
    return sum / symbols.size();
  }
}
