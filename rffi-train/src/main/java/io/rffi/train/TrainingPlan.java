package io.rffi.train;

import io.rffi.train.progress.Progress;
import io.rffi.train.schedule.Schedule;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How a training runs, whatever is trained.
 *
 * @param settings all that must not differ when a stopped training goes on, as text
 * @param work the folder for checkpoint and log
 * @param minutes how long to train at most, over all continuations, &gt; 0
 * @param steps how many steps to take at most, ≥ 1
 * @param schedule how the learning rate goes
 * @param validateEvery steps between validations, ≥ 1
 * @param drawers how many threads draw batches, ≥ 1
 * @param progress hears how far it is; the caller closes it
 */
record TrainingPlan(
    String settings,
    Path work,
    double minutes,
    long steps,
    Schedule schedule,
    int validateEvery,
    int drawers,
    Progress progress) {
  /** No limit to the steps. */
  static final long ANY_STEPS = Long.MAX_VALUE;

  TrainingPlan {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(progress, "progress");
    if (!(minutes > 0)) {
      throw new IllegalArgumentException("minutes must be positive, got " + minutes);
    }
    if (steps < 1 || validateEvery < 1 || drawers < 1) {
      throw new IllegalArgumentException(
          "steps, validateEvery and drawers must be at least 1, got "
              + steps
              + ", "
              + validateEvery
              + " and "
              + drawers);
    }
  }

  /** How much of the budget is spent, 0 to 1. */
  double spentShare(double seconds, long stepsTaken) {
    return Math.min(1, Math.max(seconds / (60 * minutes), (double) stepsTaken / steps));
  }
}
