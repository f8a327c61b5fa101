package io.rffi.eval.metric;

/**
 * A figure of merit with what it rests on.
 *
 * @param value the figure, 0 to 1
 * @param low the lower end of its confidence interval, 0 ≤ low ≤ value
 * @param high the upper end, value ≤ high ≤ 1
 * @param confidence how sure the interval is, 0 &lt; confidence &lt; 1, both ends together
 * @param count how many packets (or pairs) the value is taken over, ≥ 1
 * @param devices how many devices they come from, ≥ 1
 */
public record Figure(
    double value, double low, double high, double confidence, int count, int devices) {
  /** Checks the order. */
  public Figure {
    if (!(0 <= low && low <= value && value <= high && high <= 1)) {
      throw new IllegalArgumentException(low + " ≤ " + value + " ≤ " + high + " is not in 0 to 1");
    }
    if (count < 1 || devices < 1) {
      throw new IllegalArgumentException(count + " packets of " + devices + " devices");
    }
  }
}
