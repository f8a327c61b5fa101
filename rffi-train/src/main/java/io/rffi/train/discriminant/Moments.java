package io.rffi.train.discriminant;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.rffi.train.descent.Batch;
import io.rffi.train.engine.PyTorch;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Sums over standardised and limited examples, from which everything else follows. The products are
 * PyTorch's work, since they are nearly all of it. For one thread.
 */
final class Moments implements AutoCloseable {
  private static final int PORTION = 2048;

  private final NDManager manager;
  private final NDArray mean;
  private final NDArray scale;
  private final NDArray products; // inputs × inputs
  private final double[][] sums; // devices × inputs
  private final double[] counts;
  private final float limit;

  /**
   * No examples yet.
   *
   * @param standard how inputs are standardised
   * @param limit the largest magnitude of what comes of that
   * @param devices how many devices there are
   * @param threads how many threads the engine may use
   */
  Moments(Standardisation standard, float limit, int devices, int threads) {
    manager = PyTorch.start(threads);
    int inputs = standard.mean().length;
    mean = manager.create(standard.mean());
    scale = manager.create(standard.scale());
    this.limit = limit;
    products = manager.zeros(new Shape(inputs, inputs));
    sums = new double[devices][inputs];
    counts = new double[devices];
  }

  void add(Batch examples) {
    for (int from = 0; from < examples.size(); from += PORTION) {
      int to = Math.min(examples.size(), from + PORTION);
      add(examples.examples().subList(from, to), examples.labels().subList(from, to));
    }
  }

  private void add(List<float[]> examples, List<Integer> labels) {
    int inputs = examples.get(0).length;
    float[] values = new float[examples.size() * inputs];
    for (int n = 0; n < examples.size(); n++) {
      System.arraycopy(examples.get(n), 0, values, n * inputs, inputs);
    }
    try (NDManager step = manager.newSubManager()) {
      step.tempAttachAll(mean, scale, products);
      NDArray raw = step.create(values, new Shape(examples.size(), inputs));
      NDArray standardised = raw.sub(mean).mul(scale).clip(-limit, limit);
      products.addi(standardised.transpose().matMul(standardised));
      values = standardised.toFloatArray();
    }
    for (int n = 0; n < examples.size(); n++) {
      int device = labels.get(n);
      counts[device]++;
      for (int input = 0; input < inputs; input++) {
        sums[device][input] += values[n * inputs + input];
      }
    }
  }

  /** Σ z·zᵀ. */
  DMatrixRMaj products() {
    float[] values = products.toFloatArray();
    int inputs = Math.toIntExact(products.getShape().get(0));
    DMatrixRMaj matrix = new DMatrixRMaj(inputs, inputs);
    for (int n = 0; n < values.length; n++) {
      matrix.data[n] = values[n];
    }
    return matrix;
  }

  /** Σ z of each device, a row each. */
  DMatrixRMaj sums() {
    return new DMatrixRMaj(sums);
  }

  /** How many examples of each device. */
  double[] counts() {
    return counts.clone();
  }

  @Override
  public void close() {
    manager.close();
  }
}
