package io.rffi.train.engine;

import io.rffi.train.network.Layer;
import io.rffi.train.network.Network;
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
   * The beginning of this network.
   *
   * @param beginning a network of the first of these layers
   * @return it, with its parameters
   * @throws IllegalArgumentException if this network begins otherwise
   */
  public TrainedNetwork cutTo(Network beginning) {
    int count = beginning.layers().size();
    if (network.layers().size() < count
        || !network.layers().subList(0, count).equals(beginning.layers())) {
      throw new IllegalArgumentException(
          network.name() + " does not begin with the layers of " + beginning.name());
    }
    int tensors = tensors(beginning.layers());
    return new TrainedNetwork(beginning, parameters.subList(0, tensors));
  }

  /**
   * This network with its outputs multiplied by a factor.
   *
   * @param factor &gt; 0, which a ReLU at the end passes
   * @return another network
   * @throws IllegalArgumentException if it doesn't end with a dense layer, perhaps with a ReLU
   *     behind
   */
  public TrainedNetwork scaled(float factor) {
    List<Layer> layers = network.layers();
    boolean relu = layers.get(layers.size() - 1) instanceof Layer.Relu;
    if (!(factor > 0) || !(layers.get(layers.size() - (relu ? 2 : 1)) instanceof Layer.Dense)) {
      throw new IllegalArgumentException(
          "can't scale the outputs of " + network.name() + " by " + factor);
    }
    List<Tensor> values = new ArrayList<>(parameters);
    for (int n = values.size() - 2; n < values.size(); n++) {
      Tensor old = values.get(n);
      float[] scaled = new float[old.size()];
      old.values().get(scaled);
      for (int k = 0; k < scaled.length; k++) {
        scaled[k] *= factor;
      }
      values.set(n, Tensor.of(old.shape(), scaled));
    }
    return new TrainedNetwork(network, values);
  }

  private static int tensors(List<Layer> layers) {
    int count = 0;
    for (Layer layer : layers) {
      if (layer instanceof Layer.Residual residual) {
        count += tensors(residual.body()) + tensors(residual.shortcut());
      } else if (layer instanceof Layer.BatchNormalise) {
        count += 4;
      } else if (layer instanceof Layer.Convolution
          || layer instanceof Layer.Dense
          || layer instanceof Layer.Standardise) {
        count += 2;
      }
    }
    return count;
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
