package io.rffi.train.schedule;

/**
 * The learning rate: raised over the first steps, lowered when validations stop improving, and
 * brought down over the last part of the budget so that the network ends at rest. For one thread.
 */
public final class LearningRate {
  private static final int WARM_UP_STEPS = 100;
  private static final double FACTOR = 0.3;
  private static final int PATIENCE = 8;
  private static final int STOP_AFTER = 30;
  private static final double COOLING_SHARE = 0.3;
  private static final double COOLEST = 0.03;

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
  public record State(double rate, double best, int sinceBest) {}

  /**
   * A schedule.
   *
   * @param first the first rate, &gt; 0
   */
  public LearningRate(double first) {
    this(new State(first, Double.NEGATIVE_INFINITY, 0));
  }

  /**
   * A schedule that goes on.
   *
   * @param state where it was
   */
  public LearningRate(State state) {
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
  public double at(long step, double spentShare) {
    double warmth = Math.min(1, (step + 1.0) / WARM_UP_STEPS);
    double left = Math.min(1, Math.max(0, 1 - spentShare) / COOLING_SHARE);
    return rate * warmth * (COOLEST + (1 - COOLEST) * left);
  }

  /**
   * Takes note of a validation.
   *
   * @param score the greater the better
   * @return whether it is the best so far
   */
  public boolean validated(double score) {
    if (score > best) {
      best = score;
      sinceBest = 0;
      return true;
    }
    sinceBest++;
    if (sinceBest % PATIENCE == 0) {
      rate *= FACTOR;
    }
    return false;
  }

  /**
   * Whether nothing has improved for so long that going on is of no use.
   *
   * @return true if the training should stop
   */
  public boolean exhausted() {
    return sinceBest >= STOP_AFTER;
  }

  /**
   * Where the schedule is.
   *
   * @return the state
   */
  public State state() {
    return new State(rate, best, sinceBest);
  }
}
