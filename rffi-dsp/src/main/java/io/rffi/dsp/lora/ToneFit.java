package io.rffi.dsp.lora;

import java.util.List;

/**
 * Where symbols in a row have their tone: on a line, because a clock offset moves it from symbol to
 * symbol. Found by maximum likelihood for unknown phases, the sum of the powers.
 *
 * @param middleHz the tone's offset in the middle of the row
 * @param slopeHz how much it grows from one symbol to the next
 * @param fraction the mean part of the symbols' energy that is on the line, 0 to 1
 * @param slopeDeviationHz the standard deviation of the slope; infinite if it was not looked for
 * @param background the mean part of the symbols' energy beside the line, per symbol rate
 */
record ToneFit(
    double middleHz, double slopeHz, double fraction, double slopeDeviationHz, double background) {
  /** How far from where it is expected a tone is looked for, in symbol rates. */
  private static final double SEARCH_RANGE = 1.5;

  private static final double OFFSET_STEP = 0.25;

  /** Steps of the slope, in symbol rates: over eight symbols a tone errs by a third of one. */
  private static final double SLOPE_STEP = 0.1;

  private static final int NEWTON_STEPS = 5;

  /** Finds the strongest line, its slope within ± a frequency. */
  static ToneFit find(List<DechirpedSymbol> symbols, double rateHz, double greatestSlopeHz) {
    int slopes = (int) Math.ceil(greatestSlopeHz / (SLOPE_STEP * rateHz) - 0.5);
    int offsets = (int) Math.round(SEARCH_RANGE / OFFSET_STEP);
    double middle = 0;
    double slope = 0;
    double best = -1;
    for (int s = -slopes; s <= slopes; s++) {
      for (int k = -offsets; k <= offsets; k++) {
        double fraction = fraction(symbols, k * OFFSET_STEP * rateHz, s * SLOPE_STEP * rateHz);
        if (fraction > best) {
          best = fraction;
          middle = k * OFFSET_STEP * rateHz;
          slope = s * SLOPE_STEP * rateHz;
        }
      }
    }
    return refine(symbols, middle, slope, OFFSET_STEP * rateHz, true);
  }

  /** Finds the strongest line of a known slope. */
  static ToneFit ofSlope(List<DechirpedSymbol> symbols, double rateHz, double slopeHz) {
    int offsets = (int) Math.round(SEARCH_RANGE / OFFSET_STEP);
    double middle = 0;
    double best = -1;
    for (int k = -offsets; k <= offsets; k++) {
      double fraction = fraction(symbols, k * OFFSET_STEP * rateHz, slopeHz);
      if (fraction > best) {
        best = fraction;
        middle = k * OFFSET_STEP * rateHz;
      }
    }
    return refine(symbols, middle, slopeHz, OFFSET_STEP * rateHz, false);
  }

  /** The tone's offset at a symbol of the row, which may lie beyond its ends. */
  double at(double symbol, int symbols) {
    return middleHz + slopeHz * (symbol - (symbols - 1) / 2.0);
  }

  /** The tone's power over that of the noise. */
  double contrast() {
    return background == 0 ? Double.POSITIVE_INFINITY : fraction / background;
  }

  private static ToneFit refine(
      List<DechirpedSymbol> symbols, double from, double fromSlope, double limit, boolean free) {
    double middle = from;
    double slope = fromSlope;
    double centre = (symbols.size() - 1) / 2.0;
    double slopeCurvature = 0;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double[] gradient = new double[2];
      double aa = 0;
      double ab = 0;
      double bb = 0;
      for (int i = 0; i < symbols.size(); i++) {
        double x = i - centre;
        double[] f = symbols.get(i).fractionAndSlopes(middle + slope * x);
        gradient[0] += f[1];
        gradient[1] += f[1] * x;
        aa += f[2];
        ab += f[2] * x;
        bb += f[2] * x * x;
      }
      double determinant = aa * bb - ab * ab;
      slopeCurvature = bb;
      if (!(aa < 0) || (free && !(determinant > 0))) {
        break; // not on the lobe of one tone
      }
      double a = -gradient[0] / aa;
      double b = 0;
      if (free) {
        a = -(bb * gradient[0] - ab * gradient[1]) / determinant;
        b = -(aa * gradient[1] - ab * gradient[0]) / determinant;
      }
      middle += Math.max(-limit, Math.min(limit, a));
      slope += Math.max(-limit, Math.min(limit, b));
    }
    return measured(symbols, middle, slope, free ? slopeCurvature : 0);
  }

  private static ToneFit measured(
      List<DechirpedSymbol> symbols, double middle, double slope, double slopeCurvature) {
    double background = 0;
    for (int i = 0; i < symbols.size(); i++) {
      double offset = middle + slope * (i - (symbols.size() - 1) / 2.0);
      background += symbols.get(i).backgroundFraction(offset) / symbols.size();
    }
    double variance = slopeCurvature < 0 ? -background / slopeCurvature : Double.POSITIVE_INFINITY;
    return new ToneFit(
        middle, slope, fraction(symbols, middle, slope), Math.sqrt(variance), background);
  }

  private static double fraction(List<DechirpedSymbol> symbols, double middle, double slope) {
    double sum = 0;
    for (int i = 0; i < symbols.size(); i++) {
      sum += symbols.get(i).toneFraction(middle + slope * (i - (symbols.size() - 1) / 2.0));
    }
    return sum / symbols.size();
  }
}
