package io.rffi.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import io.rffi.train.network.Layer;
import io.rffi.train.network.Layer.AveragePool;
import io.rffi.train.network.Layer.BatchNormalise;
import io.rffi.train.network.Layer.Convolution;
import io.rffi.train.network.Layer.Dense;
import io.rffi.train.network.Layer.Dropout;
import io.rffi.train.network.Layer.Flatten;
import io.rffi.train.network.Layer.L2Normalise;
import io.rffi.train.network.Layer.Limit;
import io.rffi.train.network.Layer.Relu;
import io.rffi.train.network.Layer.Residual;
import io.rffi.train.network.Layer.Size;
import io.rffi.train.network.Layer.Standardise;
import io.rffi.train.network.Network;
import java.util.List;

/**
 * Makes DJL blocks from {@linkplain Layer layer} records. A block's parameters come in the order of
 * the layers, a residual's body before its shortcut, each weight before its bias, a standardising
 * layer's mean before its scale.
 */
public final class NetworkBlocks {
  private static final int[] FEATURE_AXIS = {1};

  private NetworkBlocks() {}

  /**
   * The block of a network, not yet initialised.
   *
   * @param network the architecture
   * @return a new block
   */
  public static Block of(Network network) {
    SequentialBlock block = new SequentialBlock();
    for (Layer layer : network.layers()) {
      block.add(
          layer instanceof Standardise standardise
              ? new StandardisingBlock(inputShape(network, 1).slice(1), standardise.limit())
              : block(layer));
    }
    return block;
  }

  /**
   * The shape of a batch for a network.
   *
   * @param network the architecture
   * @param batch how many examples
   * @return batch × channels × rows × columns
   */
  public static Shape inputShape(Network network, int batch) {
    return new Shape(batch, network.channels(), network.input().rows(), network.input().columns());
  }

  private static SequentialBlock sequence(List<Layer> layers) {
    SequentialBlock block = new SequentialBlock();
    for (Layer layer : layers) {
      block.add(block(layer));
    }
    return block;
  }

  private static Block block(Layer layer) {
    if (layer instanceof BatchNormalise normalise) {
      return BatchNorm.builder().optEpsilon(normalise.epsilon()).build();
    }
    if (layer instanceof Convolution convolution) {
      return Conv2d.builder()
          .setFilters(convolution.filters())
          .setKernelShape(shape(convolution.kernel()))
          .optStride(shape(convolution.stride()))
          .optPadding(shape(convolution.padding()))
          .build();
    }
    if (layer instanceof Limit limit) {
      return LambdaBlock.singleton(values -> values.clip(-limit.limit(), limit.limit()));
    }
    if (layer instanceof Relu) {
      return Activation.reluBlock();
    }
    if (layer instanceof Residual residual) {
      return residual(residual);
    }
    if (layer instanceof AveragePool pool) {
      return Pool.avgPool2dBlock(shape(pool.cell()), shape(pool.cell()));
    }
    if (layer instanceof Flatten) {
      return Blocks.batchFlattenBlock();
    }
    if (layer instanceof Dense dense) {
      return Linear.builder().setUnits(dense.units()).build();
    }
    if (layer instanceof Dropout dropout) {
      return ai.djl.nn.norm.Dropout.builder().optRate(dropout.rate()).build();
    }
    if (layer instanceof L2Normalise) {
      return LambdaBlock.singleton(NetworkBlocks::l2Normalise);
    }
    throw new IllegalArgumentException("unknown layer " + layer);
  }

  private static Block residual(Residual residual) {
    Block shortcut =
        residual.shortcut().isEmpty() ? Blocks.identityBlock() : sequence(residual.shortcut());
    return new ParallelBlock(
        ways ->
            new NDList(
                Activation.relu(
                    ways.get(0).singletonOrThrow().add(ways.get(1).singletonOrThrow()))),
        List.of(sequence(residual.body()), shortcut));
  }

  private static NDArray l2Normalise(NDArray features) {
    // The small constant keeps the gradient finite at zero; it is far below any real norm.
    return features.div(features.square().sum(FEATURE_AXIS, true).add(1e-12).sqrt());
  }

  private static Shape shape(Size size) {
    return new Shape(size.rows(), size.columns());
  }
}
