package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * ln(1 + Σ_n exp((‖a − p‖² − ‖a − n‖²) / T)), the mean over the pairs (a, p) of the batch: the
 * triplet loss made smooth, all negatives of a pair at once (Sohn, "Improved Deep Metric Learning
 * with Multi-class N-pair Loss Objective", 2016). Its gradient doesn't vanish at a collapse.
 *
 * <p>For outputs of length 1; a triplet counts as active where the negative is the nearer.
 *
 * @param temperature T, ≥ 0.05: in squared distance, 0.2 is 0.1 in cosine
 */
public record SoftTriplet(float temperature) implements Loss {
  private static final int[] NEGATIVES = {0};

  /** Below, the exponential of the largest difference, 4, would overflow. */
  private static final float LEAST_TEMPERATURE = 0.05f;

  /** Checks the temperature. */
  public SoftTriplet {
    if (!(temperature >= LEAST_TEMPERATURE)) {
      throw new IllegalArgumentException(
          "a temperature is at least " + LEAST_TEMPERATURE + ", got " + temperature);
    }
  }

  @Override
  public Objective on(NDManager manager, int dimension, int devices) {
    PairsOfBatch pairs = new PairsOfBatch(manager);
    return (outputs, batch) -> value(outputs, pairs.of(outputs, batch));
  }

  private Objective.Value value(NDArray outputs, PairsOfBatch.Masks masks) {
    NDArray distances = Pairwise.squaredDistances(outputs);
    NDArray fromAnchor = distances.matMul(masks.anchors());
    NDArray toPositive = fromAnchor.mul(masks.positives()).sum(NEGATIVES, true);
    NDArray lead = toPositive.sub(fromAnchor);
    NDArray weights = lead.div(temperature).exp().mul(masks.negatives());
    return new Objective.Value(
        weights.sum(NEGATIVES).add(1).log().mean(),
        Pairwise.positiveShare(lead, masks.negatives()),
        distances.mean());
  }
}
