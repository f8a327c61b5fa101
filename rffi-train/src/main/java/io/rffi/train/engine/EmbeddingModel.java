package io.rffi.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import io.rffi.train.descent.Batch;
import io.rffi.train.network.Layer;
import io.rffi.train.network.Network;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in PyTorch's memory, which turns batch × channels × rows × columns into batch ×
 * dimension. For one thread at a time; {@link #close()} frees everything.
 */
public final class EmbeddingModel implements AutoCloseable {
  private final Network network;
  private final NDManager manager;
  private final Block block;
  private final ParameterStore store;
  private final List<NDArray> parameters = new ArrayList<>();
  private final List<NDArray> trainable = new ArrayList<>();

  /**
   * A network with random parameters (He's normal initialisation).
   *
   * @param network the architecture
   * @param threads how many threads an operation may use
   * @param seed for the parameters
   */
  public EmbeddingModel(Network network, int threads, long seed) {
    this.network = network;
    this.block = NetworkBlocks.of(network);
    this.manager = PyTorch.start(threads);
    PyTorch.seed(seed);
    block.setInitializer(
        new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2), Parameter.Type.WEIGHT);
    block.initialize(manager, DataType.FLOAT32, batchShape(1));
    this.store = new ParameterStore(manager, false);
    for (Parameter parameter : block.getParameters().values()) {
      parameters.add(parameter.getArray());
      if (parameter.requiresGradient()) {
        parameter.getArray().setRequiresGradient(true);
        trainable.add(parameter.getArray());
      }
    }
  }

  private Shape batchShape(int batch) {
    return NetworkBlocks.inputShape(network, batch);
  }

  /**
   * How many values an embedding has.
   *
   * @return ≥ 1
   */
  public int dimension() {
    Shape output = block.getOutputShapes(new Shape[] {batchShape(1)})[0];
    return Math.toIntExact(output.size());
  }

  /** The parameters that are trained, in the order of the layers. */
  List<NDArray> trainable() {
    return trainable;
  }

  /**
   * Whether the first layer is a {@linkplain Layer.Standardise standardising} one.
   *
   * @return whether there is something to {@linkplain #standardise fit}
   */
  public boolean standardises() {
    return network.layers().get(0) instanceof Layer.Standardise;
  }

  /**
   * Fits the {@linkplain Layer.Standardise standardising} first layer to batches; does nothing in a
   * network without one.
   *
   * @param batches of the training, with a few hundred devices together
   */
  public void standardise(List<Batch> batches) {
    if (network.layers().get(0) instanceof Layer.Standardise layer) {
      CellStatistics statistics = new CellStatistics(batches, layer.limit());
      long[] shape = parameters.get(0).getShape().getShape();
      NativeValues.set(
          parameters.subList(0, 2),
          List.of(Tensor.of(shape, statistics.mean()), Tensor.of(shape, statistics.scale())));
    }
  }

  /** A manager for what lives for one step only. */
  NDManager newStepManager() {
    return manager.newSubManager();
  }

  /** How many arrays the model owns, over all its managers: must not grow with the steps. */
  int nativeArrays() {
    return manager.getManagedArrays().size();
  }

  /** Batch × channels × rows × columns to batch × dimension. */
  NDArray forward(NDArray batch, boolean training) {
    return block.forward(store, new NDList(batch), training).singletonOrThrow();
  }

  /** Copies examples into native memory. */
  NDArray batch(NDManager step, List<float[]> examples) {
    int size = examples.get(0).length;
    FloatBuffer all = FloatBuffer.allocate(examples.size() * size);
    examples.forEach(all::put);
    return step.create(all.flip(), batchShape(examples.size()), DataType.FLOAT32);
  }

  /**
   * Embeds examples, in portions.
   *
   * @param examples one row-major input after the other
   * @return one embedding for each
   */
  public float[][] embed(List<float[]> examples) {
    int portion = 64;
    float[][] embeddings = new float[examples.size()][];
    for (int from = 0; from < embeddings.length; from += portion) {
      int count = Math.min(portion, embeddings.length - from);
      try (NDManager step = newStepManager()) {
        NDArray output = forward(batch(step, examples.subList(from, from + count)), false);
        float[] values = output.toFloatArray();
        int dimension = values.length / count;
        for (int n = 0; n < count; n++) {
          embeddings[from + n] = new float[dimension];
          System.arraycopy(values, n * dimension, embeddings[from + n], 0, dimension);
        }
      }
    }
    return embeddings;
  }

  /**
   * A copy of the parameters as they are now.
   *
   * @return in the order of the block
   */
  public List<Tensor> parameters() {
    return NativeValues.copy(parameters);
  }

  /**
   * A copy of the network as it is now.
   *
   * @return the network and its values
   */
  public TrainedNetwork snapshot() {
    return new TrainedNetwork(network, parameters());
  }

  /**
   * Sets the parameters.
   *
   * @param values in the order of {@link #parameters()}
   */
  public void restore(List<Tensor> values) {
    NativeValues.set(parameters, values);
  }

  @Override
  public void close() {
    manager.close();
  }
}
