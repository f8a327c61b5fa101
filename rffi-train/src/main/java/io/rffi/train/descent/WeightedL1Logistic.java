package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;

/**
 * Binary cross-entropy of σ(Σ α_i·|a_i − b_i| + α_0) over pairs, its α trained with the network
 * (Koch, Zemel and Salakhutdinov, "Siamese Neural Networks for One-shot Image Recognition", 2015),
 * as Morge-Rollet et al. (CAID 2020) train on I/Q windows. Two are then called the same above 0.5;
 * the active pairs are those that are called wrong.
 *
 * @param pairs which pairs of a batch
 */
public record WeightedL1Logistic(PairChoice pairs) implements Loss {
  /** A difference speaks against one device from the first step. */
  private static final float FIRST_WEIGHT = -0.1f;

  private static final float FIRST_BIAS = 1;

  /** Checks that there is a choice. */
  public WeightedL1Logistic {
    Objects.requireNonNull(pairs, "pairs");
  }

  @Override
  public Objective on(NDManager manager, int dimension, int devices) {
    NDArray weights = manager.full(new Shape(dimension, 1), FIRST_WEIGHT);
    NDArray bias = manager.full(new Shape(1), FIRST_BIAS);
    return new Objective() {
      @Override
      public Value value(NDArray outputs, Batch batch) {
        ChosenPairs chosen = ChosenPairs.of(pairs, outputs, batch);
        NDArray logits = chosen.differences().abs().matMul(weights).add(bias);
        return WeightedL1Logistic.value(chosen, logits);
      }

      @Override
      public List<NDArray> parameters() {
        return List.of(weights, bias);
      }
    };
  }

  private static Objective.Value value(ChosenPairs chosen, NDArray logits) {
    // ln(1 + e^z) − Y·z, in the form that can't overflow.
    NDArray softened = logits.abs().neg().exp().add(1).log();
    NDArray each = logits.maximum(0).sub(logits.mul(chosen.same())).add(softened);
    NDArray calledSame = logits.gt(0).toType(DataType.FLOAT32, false);
    return new Objective.Value(
        each.mul(chosen.weights()).sum(),
        calledSame.sub(chosen.same()).abs().mul(chosen.weights()).sum(),
        chosen.differences().square().sum(new int[] {1}).mean());
  }
}
