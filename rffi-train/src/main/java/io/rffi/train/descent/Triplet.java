package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Objects;

/**
 * max(‖a − p‖² − ‖a − n‖² + margin, 0) over triplets of the batch (Schroff et al., "FaceNet",
 * 2015). As published for LoRa with a margin of 0.1; on packets of low SNR it tends to collapse.
 *
 * @param mining which triplets count
 * @param margin by how much nearer a positive should be, &gt; 0
 */
public record Triplet(Mining mining, float margin) implements Loss {
  /** Larger than any squared distance between vectors of length 1. */
  private static final float FAR = 1e6f;

  private static final int[] NEGATIVES = {0};
  private static final int[] OTHERS = {1};

  /** Checks the margin. */
  public Triplet {
    Objects.requireNonNull(mining, "mining");
    if (!(margin > 0) || margin == Float.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a margin is positive and finite, got " + margin);
    }
  }

  @Override
  public Objective on(NDManager manager, int dimension, int devices) {
    PairsOfBatch pairs = new PairsOfBatch(manager);
    return mining == Mining.HARD
        ? this::hardest
        : (outputs, batch) -> overPairs(outputs, pairs.of(outputs, batch));
  }

  private Objective.Value overPairs(NDArray outputs, PairsOfBatch.Masks masks) {
    NDArray distances = Pairwise.squaredDistances(outputs);
    NDArray fromAnchor = distances.matMul(masks.anchors());
    NDArray toPositive = fromAnchor.mul(masks.positives()).sum(NEGATIVES, true);
    NDArray violations = toPositive.sub(fromAnchor).add(margin).maximum(0).mul(masks.negatives());
    NDArray active = violations.gt(0).toType(DataType.FLOAT32, false).sum();
    NDArray share = active.div(masks.negatives().sum());
    NDArray loss =
        mining == Mining.ALL
            ? violations.sum().div(active.maximum(1))
            : semiHard(fromAnchor, toPositive, masks.negatives());
    return new Objective.Value(loss, share, distances.mean());
  }

  private NDArray semiHard(NDArray fromAnchor, NDArray toPositive, NDArray negatives) {
    NDArray isNegative = negatives.gt(0);
    NDArray farther = fromAnchor.gt(toPositive).logicalAnd(isNegative);
    NDArray nearestFarther =
        NDArrays.where(farther, fromAnchor, fromAnchor.zerosLike().add(FAR)).min(NEGATIVES, true);
    NDArray farthest = fromAnchor.mul(negatives).max(NEGATIVES, true);
    NDArray negative = NDArrays.where(nearestFarther.lt(FAR), nearestFarther, farthest);
    return toPositive.sub(negative).add(margin).maximum(0).mean();
  }

  private Objective.Value hardest(NDArray outputs, Batch batch) {
    NDArray distances = Pairwise.squaredDistances(outputs);
    NDArray same =
        Pairwise.mask(
            outputs,
            batch.size(),
            (row, column) -> batch.labels().get(row).equals(batch.labels().get(column)));
    NDArray positive = distances.mul(same).max(OTHERS);
    NDArray negative = distances.add(same.mul(FAR)).min(OTHERS);
    NDArray violations = positive.sub(negative).add(margin).maximum(0);
    NDArray share = violations.gt(0).toType(DataType.FLOAT32, false).mean();
    return new Objective.Value(violations.mean(), share, distances.mean());
  }
}
