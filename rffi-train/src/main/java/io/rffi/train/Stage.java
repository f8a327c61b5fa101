package io.rffi.train;

import io.rffi.eval.metric.ValidationScore;
import io.rffi.train.data.BatchSource;
import io.rffi.train.descent.Loss;
import io.rffi.train.descent.Optimiser;
import io.rffi.train.descent.Schedule;
import io.rffi.train.engine.Trainer;
import io.rffi.train.network.Network;
import java.util.function.Function;

/**
 * One network trained by one loss, step by step.
 *
 * @param name of its folder for checkpoint and log
 * @param share of the training's minutes, 0 &lt; share ≤ 1
 * @param mostSteps how many steps to take at most, ≥ 1
 * @param network the architecture
 * @param loss what is minimised
 * @param optimiser how
 * @param schedule how the learning rate goes
 * @param devices how many devices the labels number
 * @param batches to learn from
 * @param statistics batches to fit a standardising first layer to, in a network that has one
 * @param validator judges the trainer's model, which it doesn't change, on other examples
 */
record Stage(
    String name,
    double share,
    long mostSteps,
    Network network,
    Loss loss,
    Optimiser optimiser,
    Schedule schedule,
    int devices,
    BatchSource batches,
    BatchSource statistics,
    Function<Trainer, ValidationScore> validator) {
  /** No limit to the steps. */
  static final long ANY_STEPS = Long.MAX_VALUE;
}
