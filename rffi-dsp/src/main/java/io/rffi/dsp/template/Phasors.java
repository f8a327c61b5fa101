package io.rffi.dsp.template;

import io.rffi.dsp.math.Phasor;

/** Sums over complex samples that turn. */
final class Phasors {
  private Phasors() {}

  /**
   * Σ a[n]·conj(b[n])·e^(−j2π·cycles·n), n counted from the beginning of the template.
   *
   * @param a interleaved
   * @param aFrom the sample of {@code a} that meets {@code from}; what lies outside counts as 0
   * @param b interleaved
   * @param from the first sample of {@code b}
   * @param to behind the last one
   * @param cycles turns a sample
   * @return re and im
   */
  static double[] product(float[] a, int aFrom, double[] b, int from, int to, double cycles) {
    Phasor step = new Phasor(-2 * Math.PI * cycles);
    int first = Math.max(from, from - aFrom);
    int last = Math.min(to, from + a.length / 2 - aFrom);
    Phasor z = new Phasor(-2 * Math.PI * cycles * first);
    double sumRe = 0;
    double sumIm = 0;
    for (int n = first; n < last; n++) {
      int at = 2 * (aFrom + n - from);
      double re = a[at] * b[2 * n] + a[at + 1] * b[2 * n + 1];
      double im = a[at + 1] * b[2 * n] - a[at] * b[2 * n + 1];
      sumRe += re * z.re() - im * z.im();
      sumIm += re * z.im() + im * z.re();
      z.turn(step);
    }
    return new double[] {sumRe, sumIm};
  }

  /** |z|². */
  static double squared(double[] z) {
    return z[0] * z[0] + z[1] * z[1];
  }

  /** Σ |a|² of interleaved samples from one to behind another. */
  static double energy(float[] a, int from, int to) {
    double sum = 0;
    for (int n = 2 * from; n < 2 * to; n++) {
      sum += (double) a[n] * a[n];
    }
    return sum;
  }
}
