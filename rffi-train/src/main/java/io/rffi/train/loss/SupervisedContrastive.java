package io.rffi.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.rffi.train.data.Batch;
import java.util.List;

/**
 * −ln(exp(a·p / T) / Σ_{b ≠ a} exp(a·b / T)), the mean over the positives p of each anchor and over
 * the anchors (Khosla et al., "Supervised Contrastive Learning", 2020, L_out).
 *
 * <p>For outputs of length 1. An anchor counts as active where its nearest neighbour in the batch
 * is another device.
 *
 * @param temperature T, ≥ 0.02
 */
public record SupervisedContrastive(float temperature) implements Loss {
  private static final int[] OTHERS = {1};
  private static final float SELF = -1e4f;
  private static final float LEAST_TEMPERATURE = 0.02f;

  /** Checks the temperature. */
  public SupervisedContrastive {
    if (!(temperature >= LEAST_TEMPERATURE)) {
      throw new IllegalArgumentException(
          "a temperature is at least " + LEAST_TEMPERATURE + ", got " + temperature);
    }
  }

  @Override
  public Objective on(NDManager manager, int dimension, int devices) {
    return this::value;
  }

  private Objective.Value value(NDArray outputs, Batch batch) {
    List<Integer> labels = batch.labels();
    int size = batch.size();
    NDArray positives =
        Pairwise.mask(
            outputs,
            size,
            (row, column) -> row != column && labels.get(row).equals(labels.get(column)));
    NDArray self = Pairwise.mask(outputs, size, (row, column) -> row == column);
    NDArray cosines = Pairwise.products(outputs);
    NDArray logProbabilities = cosines.div(temperature).add(self.mul(SELF)).logSoftmax(1);
    NDArray count = positives.sum(OTHERS).maximum(1);
    NDArray ofAnchor = logProbabilities.mul(positives).sum(OTHERS).div(count);
    NDArray nearestPositive =
        cosines.sub(1).mul(positives).add(positives.sub(1).mul(4)).max(OTHERS);
    NDArray nearestOther = cosines.sub(1).add(positives.add(self).mul(-4)).max(OTHERS);
    NDArray share = nearestOther.gt(nearestPositive).toType(DataType.FLOAT32, false).mean();
    return new Objective.Value(
        ofAnchor.mean().neg(), share, Pairwise.squaredDistances(outputs).mean());
  }
}
