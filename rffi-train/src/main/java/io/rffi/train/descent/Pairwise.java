package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Figures of all pairs of a batch, batch × batch. */
final class Pairwise {
  private Pairwise() {}

  /** Squared Euclidean distances, ≥ 0. */
  static NDArray squaredDistances(NDArray outputs) {
    NDArray squares = outputs.square().sum(new int[] {1}, true);
    // Rounding makes a distance to itself negative.
    return outputs
        .matMul(outputs.transpose())
        .mul(-2)
        .add(squares)
        .add(squares.transpose())
        .maximum(0);
  }

  /** Cosines of outputs that have length 1. */
  static NDArray products(NDArray outputs) {
    return outputs.matMul(outputs.transpose());
  }

  /** 1 where a condition holds, else 0; in the manager of the outputs. */
  static NDArray mask(NDArray outputs, int size, Condition condition) {
    float[] values = new float[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        values[row * size + column] = condition.holds(row, column) ? 1 : 0;
      }
    }
    return outputs.getManager().create(values, new Shape(size, size));
  }

  /** Of two examples of a batch. */
  interface Condition {
    boolean holds(int row, int column);
  }

  /** The share of a mask's cells in which something is positive. */
  static NDArray positiveShare(NDArray values, NDArray mask) {
    return values.gt(0).toType(DataType.FLOAT32, false).mul(mask).sum().div(mask.sum().maximum(1));
  }
}
