package io.rffi.train.network;

import java.util.ArrayList;
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
   * This network, and another that goes on with its output.
   *
   * @param next takes as many values as this one gives
   * @param name of the whole
   * @return one network
   */
  public TrainedNetwork followedBy(TrainedNetwork next, String name) {
    List<Layer> layers = new ArrayList<>(network.layers());
    layers.addAll(next.network.layers());
    List<Tensor> values = new ArrayList<>(parameters);
    values.addAll(next.parameters);
    return new TrainedNetwork(
        new Network(name, network.channels(), network.input(), layers), values);
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
