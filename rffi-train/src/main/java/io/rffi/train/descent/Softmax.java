package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Cross-entropy of softmax(W·x + b) over the training's devices. W and b serve the training only:
 * what the network puts before them is the embedding.
 */
public record Softmax() implements Loss {
  @Override
  public Objective on(NDManager manager, int dimension, int devices) {
    Classifier.requireTwo(devices);
    NDArray weights = Classifier.weights(manager, dimension, devices);
    NDArray bias = manager.zeros(new Shape(devices));
    return new Objective() {
      @Override
      public Value value(NDArray outputs, Batch batch) {
        NDArray scores = outputs.matMul(weights.transpose()).add(bias);
        return Classifier.value(outputs, scores, Classifier.oneHot(outputs, batch, devices));
      }

      @Override
      public List<NDArray> parameters() {
        return List.of(weights, bias);
      }
    };
  }
}
