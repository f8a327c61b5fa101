package io.rffi.dsp.template;

/**
 * The carrier of frequency shift keying whose deviation is unknown: bits of which more are ones
 * than zeros move the mean frequency with the deviation.
 *
 * <p>Least squares of x[n] against A·t[n]·e^(j(θ + ωn + ε·φ[n])) over A, θ, ω and ε, where φ is the
 * phase of the template t, by Gauss–Newton from ε = 0 and a carrier that is nearly right.
 */
final class KeyedCarrier {
  private static final int ITERATIONS = 4;

  /** Deviations differ by less: a fit that says more has lost the signal. */
  private static final double LARGEST_EPSILON = 0.3;

  private KeyedCarrier() {}

  /**
   * Refines.
   *
   * @param iq interleaved samples that begin with the template
   * @param template its ideal samples, interleaved, of constant magnitude
   * @param rateHz the rate of both
   * @param carrierHz where the carrier is taken to be
   * @return where it is; the same if there is no such fit
   */
  static double refine(float[] iq, double[] template, double rateHz, double carrierHz) {
    int length = template.length / 2;
    double[][] basis = basis(template);
    double turn = 2 * Math.PI * carrierHz / rateHz * length;
    double epsilon = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] step = step(iq, template, basis, turn, epsilon);
      if (step == null || !(Math.abs(epsilon + step[1]) <= LARGEST_EPSILON)) {
        return carrierHz;
      }
      turn += step[0];
      epsilon += step[1];
    }
    return turn / (2 * Math.PI * length) * rateHz;
  }

  /** Time, −½ to ½ over the template, and the template's phase; both without their mean. */
  private static double[][] basis(double[] template) {
    int length = template.length / 2;
    double[] time = new double[length];
    double[] phase = new double[length];
    double mean = 0;
    for (int n = 0; n < length; n++) {
      time[n] = (n - (length - 1) / 2.0) / length;
      double angle = Math.atan2(template[2 * n + 1], template[2 * n]);
      double before = n == 0 ? 0 : phase[n - 1];
      phase[n] = before + Math.IEEEremainder(angle - before, 2 * Math.PI);
      mean += phase[n] / length;
    }
    for (int n = 0; n < length; n++) {
      phase[n] -= mean;
    }
    return new double[][] {time, phase};
  }

  /** The changes of the turn over the template and of ε, or null if they can't be told. */
  private static double[] step(
      float[] iq, double[] template, double[][] basis, double turn, double epsilon) {
    int length = template.length / 2;
    double[] re = new double[length];
    double[] im = new double[length];
    double sumRe = 0;
    double sumIm = 0;
    for (int n = 0; n < length; n++) {
      double angle = -turn * basis[0][n] - epsilon * basis[1][n];
      double zr = iq[2 * n] * template[2 * n] + iq[2 * n + 1] * template[2 * n + 1];
      double zi = iq[2 * n + 1] * template[2 * n] - iq[2 * n] * template[2 * n + 1];
      re[n] = zr * Math.cos(angle) - zi * Math.sin(angle);
      im[n] = zr * Math.sin(angle) + zi * Math.cos(angle);
      sumRe += re[n];
      sumIm += im[n];
    }
    // What is left at a right angle to the mean is the error of the phase, times the amplitude.
    double magnitude = sumRe * sumRe + sumIm * sumIm;
    double tt = 0;
    double tp = 0;
    double pp = 0;
    double te = 0;
    double pe = 0;
    for (int n = 0; n < length; n++) {
      double t = basis[0][n];
      double p = basis[1][n];
      double error = (im[n] * sumRe - re[n] * sumIm) * length / magnitude;
      tt += t * t;
      tp += t * p;
      pp += p * p;
      te += t * error;
      pe += p * error;
    }
    double determinant = tt * pp - tp * tp;
    if (!(magnitude > 0) || !(determinant > 1e-9 * tt * pp)) {
      return null;
    }
    return new double[] {(te * pp - pe * tp) / determinant, (tt * pe - tp * te) / determinant};
  }
}
