package io.rffi.dsp.internal;

import java.util.function.DoubleUnaryOperator;

/**
 * Finds the maximum of a smooth function with one peak: each pass looks at a finer grid around the
 * best so far.
 */
public final class NestedGrid {
  private static final int FINER = 4;

  private NestedGrid() {}

  /**
   * The argument of the greatest value.
   *
   * @param objective defined within the range; as long as NaN is not its value, neither is the
   *     result
   * @param centre the middle of the range
   * @param range how far to look on either side at first, ≥ 0
   * @param firstStep the first grid, narrower than the peak, &gt; 0
   * @param lastStep the last grid is at most this wide, &gt; 0
   * @return the argument, within the range
   */
  public static double argmax(
      DoubleUnaryOperator objective,
      double centre,
      double range,
      double firstStep,
      double lastStep) {
    double best = centre;
    double greatest = objective.applyAsDouble(centre);
    double reach = range;
    double step = firstStep;
    while (true) {
      double from = best;
      int steps = (int) Math.floor(reach / step);
      for (int k = -steps; k <= steps; k++) {
        double argument = from + k * step;
        if (k != 0 && Math.abs(argument - centre) <= range) {
          double value = objective.applyAsDouble(argument);
          if (value > greatest) {
            greatest = value;
            best = argument;
          }
        }
      }
      if (step <= lastStep) {
        return best;
      }
      reach = step;
      step /= FINER;
    }
  }
}
