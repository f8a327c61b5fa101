package io.rffi.augment.waveform;

/** A sum of the subcarriers −26 to 26, without end in time. */
final class OfdmSymbol {
  private static final int EDGE = 26;
  private static final double SCALE = 1 / Math.sqrt(52); // 52 subcarriers of power 1 make 1

  private final double[] coefficients = new double[2 * (2 * EDGE + 1)];

  /** Adds to a subcarrier; returns this. */
  OfdmSymbol with(int subcarrier, double re, double im) {
    coefficients[2 * (subcarrier + EDGE)] += SCALE * re;
    coefficients[2 * (subcarrier + EDGE) + 1] += SCALE * im;
    return this;
  }

  /**
   * Adds its value, by Horner's scheme: exact at any instant.
   *
   * @param turns those of subcarrier 1 since the symbol's phase reference
   * @param weight a factor
   * @param samples where to add I and Q
   * @param at the place of I
   */
  void add(double turns, double weight, double[] samples, int at) {
    double angle = 2 * Math.PI * (turns - Math.rint(turns));
    double turnRe = Math.cos(angle);
    double turnIm = Math.sin(angle);
    double re = 0;
    double im = 0;
    for (int k = coefficients.length - 2; k >= 0; k -= 2) {
      double next = re * turnRe - im * turnIm + coefficients[k];
      im = re * turnIm + im * turnRe + coefficients[k + 1];
      re = next;
    }
    double lowRe = weight * Math.cos(EDGE * angle);
    double lowIm = -weight * Math.sin(EDGE * angle);
    samples[at] += re * lowRe - im * lowIm;
    samples[at + 1] += re * lowIm + im * lowRe;
  }
}
