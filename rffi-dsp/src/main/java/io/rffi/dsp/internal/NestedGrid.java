package io.rffi.dsp.internal;

import java.util.function.DoubleUnaryOperator;

/** Finds the top of a smooth hill: each pass looks at a finer grid around the best so far. */
public final class NestedGrid {
  private static final int FINER = 4;

  private NestedGrid() {}

  /**
   * The place of the greatest value.
   *
   * @param hill defined within the range; as long as NaN is not its value, neither is the result
   * @param centre the middle of the range
   * @param range how far to look on either side at first, ≥ 0
   * @param firstStep the first grid, narrower than the hill, &gt; 0
   * @param lastStep the last grid is at most this wide, &gt; 0
   * @return the place, within the range
   */
  public static double top(
      DoubleUnaryOperator hill, double centre, double range, double firstStep, double lastStep) {
    double best = centre;
    double greatest = hill.applyAsDouble(centre);
    double reach = range;
    double step = firstStep;
    while (true) {
      double from = best;
      int steps = (int) Math.floor(reach / step);
      for (int k = -steps; k <= steps; k++) {
        double place = from + k * step;
        if (k != 0 && Math.abs(place - centre) <= range) {
          double value = hill.applyAsDouble(place);
          if (value > greatest) {
            greatest = value;
            best = place;
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
