package io.rffi.train.descent;

/**
 * How the learning rate goes over a training.
 *
 * @param first the rate to begin with, &gt; 0
 * @param warmUpSteps over how many steps it is raised to that, ≥ 1
 * @param factor what it is multiplied by when validations have stopped improving, 0 &lt; factor ≤ 1
 * @param patience how many validations without improvement it takes for that, ≥ 1
 * @param stopAfter how many validations without improvement end the training, ≥ 1
 * @param coolingShare over which last part of the budget it is brought down to a thirtieth, so that
 *     the network ends at rest; 0 ≤ share ≤ 1
 */
public record Schedule(
    double first,
    int warmUpSteps,
    double factor,
    int patience,
    int stopAfter,
    double coolingShare) {
  /** Checks the ranges. */
  public Schedule {
    if (!(first > 0) || first == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a learning rate is positive and finite, got " + first);
    }
    if (warmUpSteps < 1 || patience < 1 || stopAfter < 1) {
      throw new IllegalArgumentException(
          "warmUpSteps, patience and stopAfter must be at least 1, got "
              + warmUpSteps
              + ", "
              + patience
              + " and "
              + stopAfter);
    }
    if (!(factor > 0 && factor <= 1) || !(coolingShare >= 0 && coolingShare <= 1)) {
      throw new IllegalArgumentException(
          "factor and coolingShare lie between 0 and 1, got " + factor + " and " + coolingShare);
    }
  }

  /**
   * Warm-up over 100 steps, a plateau's factor of 0.3 after 8 validations, and cooling over the
   * last 30 % of the budget.
   *
   * @param first the rate to begin with, &gt; 0
   * @return the schedule
   */
  public static Schedule cooling(double first) {
    return new Schedule(first, 100, 0.3, 8, 30, 0.3);
  }

  /**
   * As Shen et al. published it: a plateau's factor of 0.2 after 10 validations, the end after 30.
   * They validate once an epoch.
   *
   * @param first the rate to begin with, &gt; 0
   * @return the schedule
   */
  public static Schedule plateau(double first) {
    return new Schedule(first, 1, 0.2, 10, 30, 0);
  }

  /**
   * The same rate from the first step to the last.
   *
   * @param rate the rate, &gt; 0
   * @return the schedule
   */
  public static Schedule constant(double rate) {
    return new Schedule(rate, 1, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
  }
}
