package io.rffi.train;

import io.rffi.train.descent.Schedule;

/** A {@link Schedule} at work. For one thread. */
final class LearningRate {
  private static final double COOLEST = 0.03;

  private final Schedule schedule;
  private double rate;
  private double best;
  private int sinceBest;

  /**
   * All that the schedule depends on.
   *
   * @param rate the rate before cooling
   * @param best the best score so far
   * @param sinceBest how many validations have passed since
   */
  record State(double rate, double best, int sinceBest) {}

  /**
   * At the beginning.
   *
   * @param schedule how the rate goes
   */
  LearningRate(Schedule schedule) {
    this(schedule, new State(schedule.first(), Double.NEGATIVE_INFINITY, 0));
  }

  /**
   * Somewhere on the way.
   *
   * @param schedule how the rate goes
   * @param state where it was
   */
  LearningRate(Schedule schedule, State state) {
    this.schedule = schedule;
    rate = state.rate();
    best = state.best();
    sinceBest = state.sinceBest();
  }

  /**
   * The rate of the next step.
   *
   * @param step how many steps were taken before
   * @param spentShare how much of the budget is spent, 0 to 1
   * @return the rate
   */
  double at(long step, double spentShare) {
    double warmth = Math.min(1, (step + 1.0) / schedule.warmUpSteps());
    double left = left(spentShare);
    return rate * warmth * (COOLEST + (1 - COOLEST) * left);
  }

  /** 1 before the cooling, 0 at the end. */
  private double left(double spentShare) {
    double coolingShare = schedule.coolingShare();
    return coolingShare == 0 ? 1 : Math.min(1, Math.max(0, 1 - spentShare) / coolingShare);
  }

  /**
   * Takes note of a validation.
   *
   * @param score the greater the better
   * @return whether it is the best so far
   */
  boolean validated(double score) {
    if (score > best) {
      best = score;
      sinceBest = 0;
      return true;
    }
    sinceBest++;
    if (sinceBest % schedule.patience() == 0) {
      rate *= schedule.factor();
    }
    return false;
  }

  /**
   * Whether nothing has improved for so long that going on is of no use.
   *
   * @return true if the training should stop
   */
  boolean exhausted() {
    return sinceBest >= schedule.stopAfter();
  }

  /**
   * Where the schedule is.
   *
   * @return the state
   */
  State state() {
    return new State(rate, best, sinceBest);
  }
}
