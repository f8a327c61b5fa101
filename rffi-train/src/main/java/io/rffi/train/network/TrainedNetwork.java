package io.rffi.train.network;

import java.util.List;

/**
 * A network and its parameters.
 *
 * @param network the architecture
 * @param parameters in the order of {@link NetworkBlocks}
 */
public record TrainedNetwork(Network network, List<Tensor> parameters) {
  /** Takes a copy of the list. */
  public TrainedNetwork {
    parameters = List.copyOf(parameters);
  }

  /**
   * The number of trained values.
   *
   * @return how many floats the parameters hold
   */
  public long size() {
    return parameters.stream().mapToLong(Tensor::size).sum();
  }
}
