package io.rffi.dsp.quality;

import java.util.Arrays;

/**
 * Estimates how strong a signal is in quantisation steps of the receiver's converter. No recording
 * states them: only the samples show them. As long as nobody filtered, resampled or rotated them, I
 * and Q lie on grids, maybe scaled and shifted, whose finest distance is a step.
 *
 * <p>Not seen: steps below 2<sup>−12</sup> of the greatest value, which no packet is too weak for.
 */
final class QuantisationSteps {
  /** So many of each component are looked at: of a signal of some steps they show every step. */
  private static final int LOOKED_AT = 512;

  private static final double FINEST = 0x1p-12;

  /**
   * How far from a whole number of steps a value may lie: floats round, and a step is estimated.
   */
  private static final double TOLERANCE = 1.0 / 8;

  private QuantisationSteps() {}

  /**
   * The RMS around the mean, in steps; those of I and Q may differ.
   *
   * @param iq interleaved
   * @return above 0; positive infinity if no steps are seen
   */
  static double level(float[] iq) {
    double stepI = step(iq, 0);
    if (stepI == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double stepQ = step(iq, 1);
    return stepQ == 0
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(variance(iq, 0) / (stepI * stepI) + variance(iq, 1) / (stepQ * stepQ));
  }

  /** The distance of the grid that a component's values lie on; 0 if they lie on none. */
  private static double step(float[] iq, int component) {
    float[] values = sample(iq, component);
    Arrays.sort(values);
    double least = values.length == 0 ? 0 : values[0];
    double greatest = values.length == 0 ? 0 : values[values.length - 1];
    double finest = FINEST * Math.max(-least, greatest);
    double step = Double.POSITIVE_INFINITY;
    for (int n = 1; n < values.length; n++) {
      double gap = (double) values[n] - values[n - 1];
      if (gap > 0 && gap < step) {
        step = gap;
      }
    }
    return step >= finest && Double.isFinite(step) ? grid(values, step) : 0;
  }

  /** Counts the steps between the ascending values, each count a better estimate of the step. */
  private static double grid(float[] ascending, double smallestGap) {
    double step = smallestGap;
    double counted = 0;
    for (int n = 1; n < ascending.length; n++) {
      double steps = ((double) ascending[n] - ascending[n - 1]) / step;
      double whole = Math.rint(steps);
      if (Math.abs(steps - whole) > TOLERANCE) {
        return 0;
      }
      counted += whole;
      if (whole > 0) {
        step = ((double) ascending[n] - ascending[0]) / counted;
      }
    }
    return step;
  }

  /** Values from all over the signal. */
  private static float[] sample(float[] iq, int component) {
    int samples = iq.length / 2;
    float[] values = new float[Math.min(samples, LOOKED_AT)];
    for (int n = 0; n < values.length; n++) {
      values[n] = iq[2 * (int) ((long) n * samples / values.length) + component];
    }
    return values;
  }

  private static double variance(float[] iq, int component) {
    double origin = iq[component];
    double sum = 0;
    double squares = 0;
    for (int n = component; n < iq.length; n += 2) {
      double value = iq[n] - origin;
      sum += value;
      squares += value * value;
    }
    int count = iq.length / 2;
    double mean = sum / count;
    return squares / count - mean * mean;
  }
}
