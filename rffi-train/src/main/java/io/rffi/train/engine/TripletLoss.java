package io.rffi.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Losses over all triplets (a, p, n) of a batch, by squared distances. A batch holds {@code
 * devices} × {@code packets} embeddings, device by device.
 */
final class TripletLoss {
  /** For the soft loss: 0.2 in squared distance is 0.1 in cosine. */
  private static final float TEMPERATURE = 0.2f;

  private final LossKind kind;
  private final int devices;
  private final int packets;
  private final float margin;
  private final NDArray anchors; // batch × pairs, 1 where the pair's anchor is
  private final NDArray positives; // batch × pairs, 1 where the pair's positive is
  private final NDArray negatives; // batch × pairs, 1 where the pair has a negative

  /** The manager owns what the loss keeps. */
  TripletLoss(NDManager manager, LossKind kind, int devices, int packets, float margin) {
    if (devices < 2 || packets < 2) {
      throw new IllegalArgumentException(
          "triplets need two devices and two packets each, got " + devices + " × " + packets);
    }
    this.kind = kind;
    this.devices = devices;
    this.packets = packets;
    this.margin = margin;
    this.anchors = pairs(manager, (anchor, positive, n) -> n == anchor);
    this.positives = pairs(manager, (anchor, positive, n) -> n == positive);
    this.negatives = pairs(manager, (anchor, positive, n) -> n / packets != anchor / packets);
  }

  /**
   * The loss of a batch.
   *
   * @param loss a scalar to go backward from
   * @param activeShare the share of triplets that violate the margin
   * @param meanDistance the mean squared distance over all pairs; near 0 when all embeddings
   *     coincide
   */
  record Value(NDArray loss, NDArray activeShare, NDArray meanDistance) {}

  /** Unit-length embeddings, batch × dimension. */
  Value of(NDArray embeddings) {
    NDArray distances = embeddings.matMul(embeddings.transpose()).mul(-2).add(2);
    // A result belongs to the manager of what stands before the dot: that must be the step's.
    NDArray fromAnchor = distances.matMul(anchors);
    NDArray toPositive = fromAnchor.mul(positives).sum(new int[] {0}, true);
    NDArray lead = toPositive.sub(fromAnchor);
    NDArray violations = lead.add(margin).maximum(0).mul(negatives);
    NDArray active = violations.gt(0).toType(DataType.FLOAT32, false).sum();
    NDArray loss =
        switch (kind) {
          case TRIPLET -> violations.sum().div(active.maximum(1));
          case SOFT_TRIPLET -> soft(lead);
        };
    return new Value(loss, active.div(triplets()), distances.mean());
  }

  private NDArray soft(NDArray lead) {
    // A lead lies in ±4, so that the exponential stays far below the largest float.
    NDArray weights = lead.div(TEMPERATURE).exp().mul(negatives);
    return weights.sum(new int[] {0}).add(1).log().mean();
  }

  private float triplets() {
    return (float) pairs() * (devices - 1) * packets;
  }

  private int pairs() {
    return devices * packets * (packets - 1);
  }

  private interface Membership {
    boolean holds(int anchor, int positive, int n);
  }

  private NDArray pairs(NDManager manager, Membership membership) {
    int batch = devices * packets;
    float[] values = new float[batch * pairs()];
    int pair = 0;
    for (int anchor = 0; anchor < batch; anchor++) {
      int first = anchor / packets * packets;
      for (int positive = first; positive < first + packets; positive++) {
        if (positive == anchor) {
          continue;
        }
        for (int n = 0; n < batch; n++) {
          values[n * pairs() + pair] = membership.holds(anchor, positive, n) ? 1 : 0;
        }
        pair++;
      }
    }
    return manager.create(values, new Shape(batch, pairs()));
  }
}
