package io.rffi.train.engine;

import io.rffi.train.network.Tensor;
import java.util.List;

/**
 * All that a trainer's next step depends on.
 *
 * @param steps how many steps were taken
 * @param parameters the network's parameters
 * @param means Adam's first moments
 * @param squares Adam's second moments
 */
public record TrainerState(
    long steps, List<Tensor> parameters, List<Tensor> means, List<Tensor> squares) {
  /** Takes copies of the lists. */
  public TrainerState {
    parameters = List.copyOf(parameters);
    means = List.copyOf(means);
    squares = List.copyOf(squares);
  }
}
