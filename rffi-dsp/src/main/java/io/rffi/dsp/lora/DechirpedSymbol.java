package io.rffi.dsp.lora;

import io.rffi.dsp.math.Phasor;

/**
 * A symbol whose chirp became a tone near 0 Hz, as the sums of its samples in blocks: flat within a
 * few dB out to four symbol rates. Immutable.
 */
final class DechirpedSymbol {
  /** Blocks a symbol. */
  static final int BLOCKS = 16;

  private final double[] sums;
  private final double fullPower; // that of a symbol which is one tone
  private final double seconds;

  DechirpedSymbol(double[] sums, double fullPower, double seconds) {
    this.sums = sums;
    this.fullPower = fullPower;
    this.seconds = seconds;
  }

  /** The part of the symbol's energy that is in one tone, 0 to 1. */
  double toneFraction(double offsetHz) {
    return fullPower == 0 ? 0 : squared(sum(offsetHz, 0, BLOCKS)) / fullPower;
  }

  /** The mean part of the symbol's energy at the neighbours of a tone, where it has none itself. */
  double backgroundFraction(double offsetHz) {
    double sum = 0;
    // A whole number of symbol rates away, a tone vanishes.
    for (int rates = 2; rates <= 5; rates++) {
      sum += toneFraction(offsetHz - rates / seconds) + toneFraction(offsetHz + rates / seconds);
    }
    return sum / 8;
  }

  /** The power of the weaker half of the symbol over that of the stronger; 1 for a steady tone. */
  double steadiness(double offsetHz) {
    double first = squared(sum(offsetHz, 0, BLOCKS / 2));
    double second = squared(sum(offsetHz, BLOCKS / 2, BLOCKS));
    double stronger = Math.max(first, second);
    return stronger == 0 ? 0 : Math.min(first, second) / stronger;
  }

  /** The tone's phasor, re and im, with the phase that it has in the symbol's middle. */
  double[] phasor(double offsetHz) {
    return sum(offsetHz, 0, BLOCKS);
  }

  /** The tone fraction and its first two derivatives by the offset, per Hz and Hz². */
  double[] fractionAndSlopes(double offsetHz) {
    if (fullPower == 0) {
      return new double[3];
    }
    double angle = -2 * Math.PI * seconds / BLOCKS;
    double[] s = new double[6]; // the sum and its two derivatives
    for (int block = 0; block < BLOCKS; block++) {
      double byHz = angle * (block + 0.5 - BLOCKS / 2.0);
      double zr = Math.cos(byHz * offsetHz);
      double zi = Math.sin(byHz * offsetHz);
      double re = sums[2 * block] * zr - sums[2 * block + 1] * zi;
      double im = sums[2 * block] * zi + sums[2 * block + 1] * zr;
      s[0] += re;
      s[1] += im;
      s[2] -= byHz * im;
      s[3] += byHz * re;
      s[4] -= byHz * byHz * re;
      s[5] -= byHz * byHz * im;
    }
    return new double[] {
      (s[0] * s[0] + s[1] * s[1]) / fullPower,
      2 * (s[0] * s[2] + s[1] * s[3]) / fullPower,
      2 * (s[2] * s[2] + s[3] * s[3] + s[0] * s[4] + s[1] * s[5]) / fullPower
    };
  }

  private double[] sum(double offsetHz, int from, int to) {
    double angle = -2 * Math.PI * offsetHz * seconds / BLOCKS;
    Phasor step = new Phasor(angle);
    // Blocks stand for their middles; time is counted from the symbol's middle.
    Phasor z = new Phasor(angle * (from + 0.5 - BLOCKS / 2.0));
    double re = 0;
    double im = 0;
    for (int block = from; block < to; block++) {
      re += sums[2 * block] * z.re() - sums[2 * block + 1] * z.im();
      im += sums[2 * block] * z.im() + sums[2 * block + 1] * z.re();
      z.turn(step);
    }
    return new double[] {re, im};
  }

  private static double squared(double[] phasor) {
    return phasor[0] * phasor[0] + phasor[1] * phasor[1];
  }
}
