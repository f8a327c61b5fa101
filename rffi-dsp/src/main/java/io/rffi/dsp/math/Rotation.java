package io.rffi.dsp.math;

/** Shifts in frequency. The phase is worked out afresh every so many samples: it never drifts. */
public final class Rotation {
  /** Rounding to floats hides more than to doubles. */
  private static final int FLOATS_EXACT_EVERY = 1024;

  private Rotation() {}

  /**
   * Multiplies sample n by e^(j2π·cycles·(n − origin)).
   *
   * @param iq interleaved, changed in place
   * @param cycles turns a sample
   * @param origin the place that is not turned, in samples; may have a fraction
   */
  public static void turn(float[] iq, double cycles, double origin) {
    Phasor step = new Phasor(2 * Math.PI * cycles);
    Phasor z = new Phasor(0);
    int samples = iq.length / 2;
    for (int from = 0; from < samples; from += FLOATS_EXACT_EVERY) {
      double turns = cycles * (from - origin);
      z.set(2 * Math.PI * (turns - Math.rint(turns)));
      int to = Math.min(samples, from + FLOATS_EXACT_EVERY);
      for (int n = 2 * from; n < 2 * to; n += 2) {
        double re = iq[n];
        double im = iq[n + 1];
        iq[n] = (float) (re * z.re() - im * z.im());
        iq[n + 1] = (float) (re * z.im() + im * z.re());
        z.turn(step);
      }
    }
  }

  /**
   * Multiplies sample n by e^(j2π·cycles·n).
   *
   * @param iq interleaved, changed in place
   * @param cycles turns a sample
   */
  public static void turn(double[] iq, double cycles) {
    turnPart(iq, cycles, 0);
  }

  /**
   * Turns a part of a longer signal: multiplies sample n by e^(j2π·cycles·(n + first)), bit for bit
   * as if the whole had been turned at once.
   *
   * @param iq interleaved, changed in place
   * @param cycles turns a sample
   * @param first where in the signal the part begins, ≥ 0
   */
  public static void turnPart(double[] iq, double cycles, long first) {
    if (cycles == 0) {
      return;
    }
    double radians = 2 * Math.PI * cycles;
    Phasor step = new Phasor(radians);
    Phasor z = new Phasor(0);
    // The phasor runs up to the part's beginning from the last place where it is exact.
    for (int n = -(int) (first % Phasor.EXACT_EVERY); n < iq.length / 2; n++) {
      if ((first + n) % Phasor.EXACT_EVERY == 0) {
        z.set(radians * (first + n));
      }
      if (n >= 0) {
        double re = iq[2 * n];
        double im = iq[2 * n + 1];
        iq[2 * n] = re * z.re() - im * z.im();
        iq[2 * n + 1] = re * z.im() + im * z.re();
      }
      z.turn(step);
    }
  }
}
