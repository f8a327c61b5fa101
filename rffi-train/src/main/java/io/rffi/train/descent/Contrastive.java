package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Objects;

/**
 * Y·d² + (1 − Y)·max(0, m − d)² over pairs, where d is the Euclidean distance and Y is 1 for a pair
 * of one device (Hadsell, Chopra and LeCun, "Dimensionality Reduction by Learning an Invariant
 * Mapping", 2006), as Morge-Rollet et al. (CAID 2020) train on I/Q windows with m = 1. Two are then
 * called the same if d &lt; m / 2; the active pairs are those that are called wrong.
 *
 * @param margin m, &gt; 0
 * @param pairs which pairs of a batch
 */
public record Contrastive(float margin, PairChoice pairs) implements Loss {
  private static final int[] VALUES = {1};

  /** Checks the margin. */
  public Contrastive {
    Objects.requireNonNull(pairs, "pairs");
    if (!(margin > 0) || margin == Float.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a margin is positive and finite, got " + margin);
    }
  }

  @Override
  public Objective on(NDManager manager, int dimension, int devices) {
    return this::value;
  }

  private Objective.Value value(NDArray outputs, Batch batch) {
    ChosenPairs chosen = ChosenPairs.of(pairs, outputs, batch);
    NDArray squares = chosen.differences().square().sum(VALUES, true);
    // The small constant keeps the root's slope finite where two outputs coincide.
    NDArray distances = squares.add(1e-12).sqrt();
    NDArray tooNear = distances.neg().add(margin).maximum(0);
    NDArray different = chosen.same().neg().add(1);
    NDArray each = squares.mul(chosen.same()).add(tooNear.square().mul(different));
    NDArray calledSame = distances.lt(margin / 2).toType(DataType.FLOAT32, false);
    return new Objective.Value(
        each.mul(chosen.weights()).sum(),
        calledSame.sub(chosen.same()).abs().mul(chosen.weights()).sum(),
        squares.mean());
  }
}
