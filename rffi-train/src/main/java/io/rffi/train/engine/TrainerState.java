package io.rffi.train.engine;

import java.util.List;

/**
 * All that a trainer's next step depends on.
 *
 * @param steps how many steps were taken
 * @param parameters the network's parameters
 * @param lossParameters what the loss trains besides, often nothing
 * @param means the optimiser's means of the gradients
 * @param squares the optimiser's means of their squares
 */
public record TrainerState(
    long steps,
    List<Tensor> parameters,
    List<Tensor> lossParameters,
    List<Tensor> means,
    List<Tensor> squares) {
  /** Takes copies of the lists. */
  public TrainerState {
    parameters = List.copyOf(parameters);
    lossParameters = List.copyOf(lossParameters);
    means = List.copyOf(means);
    squares = List.copyOf(squares);
  }
}
