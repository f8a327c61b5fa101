package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A loss, and beside it that of a {@link Softmax} classifier of the training's devices: naming a
 * device teaches a network in a fraction of the steps what pairs alone teach. The classifier serves
 * the training only.
 *
 * @param loss what it is about; its figures and its parameters come first
 * @param weight what the classifier's loss is multiplied by, &gt; 0
 */
public record WithClassifier(Loss loss, float weight) implements Loss {
  /** Checks the weight. */
  public WithClassifier {
    Objects.requireNonNull(loss, "loss");
    if (!(weight > 0) || weight == Float.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a weight is positive and finite, got " + weight);
    }
  }

  @Override
  public Objective on(NDManager manager, int dimension, int devices) {
    Objective first = loss.on(manager, dimension, devices);
    Objective classifier = new Softmax().on(manager, dimension, devices);
    List<NDArray> parameters = new ArrayList<>(first.parameters());
    parameters.addAll(classifier.parameters());
    return new Objective() {
      @Override
      public Value value(NDArray outputs, Batch batch) {
        Value value = first.value(outputs, batch);
        NDArray named = classifier.value(outputs, batch).loss().mul(weight);
        return new Value(value.loss().add(named), value.activeShare(), value.meanDistance());
      }

      @Override
      public List<NDArray> parameters() {
        return parameters;
      }
    };
  }
}
