package io.rffi.train;

import io.rffi.train.engine.Tensor;
import io.rffi.train.engine.TrainerState;
import java.util.List;

/**
 * All that a training needs to go on as if it had not been stopped. The packets need no place here:
 * batch n depends on the seed and n alone.
 *
 * @param settings what may not differ when the training goes on, as text
 * @param seconds how long it has trained
 * @param trainer parameters and optimiser
 * @param schedule the learning rate's schedule
 * @param best what was learnt by the best validation so far, as {@link
 *     io.rffi.train.engine.Trainer#learnt()} gives it
 */
record Checkpoint(
    String settings,
    double seconds,
    TrainerState trainer,
    LearningRate.State schedule,
    List<Tensor> best) {
  /** Takes a copy of the list. */
  Checkpoint {
    best = List.copyOf(best);
  }
}
