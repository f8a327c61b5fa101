package io.rffi.io;

/**
 * Tells by the samples in which layout the rows of a packet set are.
 *
 * <p>Radio signals are locally narrow: over a few samples the next one is nearly the last one
 * turned by a phase, z[n+1] ≈ c·z[n]. In the wrong layout neighbours are no neighbours, and what is
 * left of z[n+1] − c·z[n], c fitted to each window, is larger. The evidence is the mean over
 * packets of the logarithm of both residuals' ratio, by windows of 16 and of 4 samples, whichever
 * says less; positive for planar. Offsets are removed first, of each half and parity of the row.
 *
 * <p>White signals and flat multicarrier symbols are the same in both layouts: no evidence. Not
 * thread-safe.
 */
final class IqLayoutEvidence {
  private static final int[] WINDOWS = {16, 4};
  private static final int FEWEST_SAMPLES = 256;

  /** What is left of a signal that follows from itself is rounding. */
  private static final double LEAST = 1e-12;

  private final double[] sums = new double[WINDOWS.length];
  private int packets;
  private long samples;

  /** Adds a packet, unless it is silent or not finite, or too short to say something. */
  void add(float[] row) {
    float[] centred = centred(row);
    if (row.length / 2 <= WINDOWS[0]) {
      return;
    }
    double[] ratios = new double[WINDOWS.length];
    float[] planar = IqLayout.PLANAR.interleaved(centred);
    for (int w = 0; w < WINDOWS.length; w++) {
      ratios[w] = Math.log(residual(centred, WINDOWS[w]) / residual(planar, WINDOWS[w]));
      if (!Double.isFinite(ratios[w])) {
        return;
      }
    }
    for (int w = 0; w < WINDOWS.length; w++) {
      sums[w] += ratios[w];
    }
    packets++;
    samples += row.length / 2;
  }

  /** Above 0 for planar, below for interleaved; 0 if there is nothing to tell by. */
  double value() {
    if (samples < FEWEST_SAMPLES) {
      return 0;
    }
    double wide = sums[0] / packets;
    double narrow = sums[1] / packets;
    return wide * narrow <= 0 ? 0 : Math.copySign(Math.min(Math.abs(wide), Math.abs(narrow)), wide);
  }

  /** How far white noise never gets from 0: ten standard deviations. */
  double chance() {
    return 6.4 / Math.sqrt((double) samples);
  }

  private static float[] centred(float[] row) {
    float[] centred = new float[row.length];
    int half = row.length / 2;
    for (int begin = 0; begin < row.length; begin += half) {
      for (int parity = 0; parity < 2; parity++) {
        double sum = 0;
        int count = 0;
        for (int n = begin + parity; n < begin + half; n += 2) {
          sum += row[n];
          count++;
        }
        for (int n = begin + parity; n < begin + half; n += 2) {
          centred[n] = (float) (row[n] - sum / count);
        }
      }
    }
    return centred;
  }

  /** The power of what the fitted turn of phase leaves, over all windows. */
  private static double residual(float[] iq, int window) {
    double left = 0;
    double power = 0;
    for (int begin = 0; begin + window < iq.length / 2; begin += window) {
      double re = 0;
      double im = 0;
      double before = 0;
      double after = 0;
      for (int n = begin; n < begin + window; n++) {
        double i0 = iq[2 * n];
        double q0 = iq[2 * n + 1];
        double i1 = iq[2 * n + 2];
        double q1 = iq[2 * n + 3];
        re += i1 * i0 + q1 * q0;
        im += q1 * i0 - i1 * q0;
        before += i0 * i0 + q0 * q0;
        after += i1 * i1 + q1 * q1;
      }
      power += after;
      left += after - (before > 0 ? (re * re + im * im) / before : 0);
    }
    return left + LEAST * power;
  }
}
