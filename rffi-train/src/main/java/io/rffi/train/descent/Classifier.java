package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** What losses that name the training's devices have in common. */
final class Classifier {
  private Classifier() {}

  /** First weights, devices × dimension, each row of a length near 1. */
  static NDArray weights(NDManager manager, int dimension, int devices) {
    float deviation = (float) (1 / Math.sqrt(dimension));
    return manager.randomNormal(0, deviation, new Shape(devices, dimension), DataType.FLOAT32);
  }

  /** 1 where the device of an example is, else 0; batch × devices. */
  static NDArray oneHot(NDArray outputs, Batch batch, int devices) {
    float[] values = new float[batch.size() * devices];
    for (int n = 0; n < batch.size(); n++) {
      values[n * devices + batch.labels().get(n)] = 1;
    }
    return outputs.getManager().create(values, new Shape(batch.size(), devices));
  }

  /** Of scores, batch × devices. The active ones are those that name another device. */
  static Objective.Value value(NDArray outputs, NDArray scores, NDArray oneHot) {
    NDArray loss = scores.logSoftmax(1).mul(oneHot).sum().div(-oneHot.getShape().get(0));
    NDArray right = scores.argMax(1).eq(oneHot.argMax(1)).toType(DataType.FLOAT32, false);
    return new Objective.Value(
        loss, right.mean().neg().add(1), Pairwise.squaredDistances(outputs).mean());
  }

  static void requireTwo(int devices) {
    if (devices < 2) {
      throw new IllegalArgumentException("a classifier needs two devices, got " + devices);
    }
  }
}
