package io.rffi.dsp.quality;

/** How level and phase change from symbol to symbol. */
final class SymbolTrends {
  /**
   * Noise goes beyond this many standard deviations in none of 2 · 29 comparisons, those of 16
   * symbols, in 999 of 1000 preambles.
   */
  private static final double SIGNIFICANT = 4.2;

  /** Noise goes beyond this many standard deviations once in 1000 preambles. */
  private static final double SIGNIFICANT_DRIFT = 3.3;

  private SymbolTrends() {}

  /**
   * The largest change of level from a symbol to the next or the one after it, so that a step in
   * the middle of a symbol is seen in full.
   *
   * @param deviation the standard deviation that noise gives a gain along itself
   * @return in dB, ≥ 0; 0 if noise explains every change
   */
  static double gainStepDb(CommonSymbol common, int symbols, double deviation) {
    double limit = SIGNIFICANT * Math.sqrt(2) * deviation;
    double greatest = 0;
    for (int m = 1; m < symbols; m++) {
      for (int before = Math.max(0, m - 2); before < m; before++) {
        double a = Math.sqrt(common.power(before));
        double b = Math.sqrt(common.power(m));
        if (Math.abs(a - b) > limit) {
          // A symbol that is missing is at least as weak as the noise.
          double weaker = Math.max(Math.max(Math.min(a, b), deviation), 1e-6);
          greatest = Math.max(greatest, 20 * Math.log10(Math.max(a, b) / weaker));
        }
      }
    }
    return greatest;
  }

  /**
   * The change of frequency from the first symbol to the last, by the least squares parabola
   * through the symbols' phases.
   *
   * <p>With a signal-to-noise ratio of γ a symbol (energy over noise density) that is well above 1,
   * its standard deviation is the Cramér–Rao bound, (M − 1)/(πT)·sqrt(90/(γ·M(M² − 1)(M² − 4))): 1
   * Hz for eight symbols of SF7 at 20 dB, 10 Hz at 0 dB.
   *
   * @param deviation the standard deviation that noise gives a gain across itself
   * @return in Hz; 0 if noise explains it, or of fewer than three symbols
   */
  static double driftHz(CommonSymbol common, int symbols, double symbolSeconds, double deviation) {
    if (symbols < 3) {
      return 0;
    }
    double phase = common.phase(0);
    double before = phase;
    double sum = 0;
    double squares = 0;
    double middle = (symbols - 1) / 2.0;
    double meanSquare = ((double) symbols * symbols - 1) / 12;
    for (int m = 0; m < symbols; m++) {
      double now = common.phase(m);
      phase += Math.IEEEremainder(now - before, 2 * Math.PI);
      before = now;
      double parabola = (m - middle) * (m - middle) - meanSquare;
      sum += parabola * phase;
      squares += parabola * parabola;
    }
    double curvature = sum / squares; // radians a symbol squared
    double phaseDeviation = deviation * Math.sqrt(symbols);
    if (Math.abs(curvature) * Math.sqrt(squares) <= SIGNIFICANT_DRIFT * phaseDeviation) {
      return 0;
    }
    return 2 * curvature * (symbols - 1) / (2 * Math.PI * symbolSeconds);
  }
}
