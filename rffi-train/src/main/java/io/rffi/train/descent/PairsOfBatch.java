package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * All ordered pairs (a, p) of examples of one device, as masks of batch × pairs. Batches of one
 * make have one pattern of labels, for which the masks are kept.
 */
final class PairsOfBatch {
  private final NDManager manager;
  private List<Integer> pattern = List.of();
  private Masks masks;

  PairsOfBatch(NDManager manager) {
    this.manager = manager;
  }

  /**
   * Batch × pairs each.
   *
   * @param anchors 1 where the pair's anchor is
   * @param positives 1 where the pair's positive is
   * @param negatives 1 where another device is
   */
  record Masks(NDArray anchors, NDArray positives, NDArray negatives) {
    void close() {
      anchors.close();
      positives.close();
      negatives.close();
    }
  }

  private record Pair(int anchor, int positive) {}

  /** The masks, whose products belong to the manager of the outputs for as long as it is open. */
  Masks of(NDArray outputs, Batch batch) {
    List<Integer> wanted = pattern(batch.labels());
    if (!wanted.equals(pattern)) {
      if (masks != null) {
        masks.close();
      }
      masks = masks(wanted);
      pattern = wanted;
    }
    outputs.getManager().tempAttachAll(masks.anchors(), masks.positives(), masks.negatives());
    return masks;
  }

  /** Labels in the order of their first appearance: 7 7 3 3 and 1 1 5 5 are both 0 0 2 2. */
  private static List<Integer> pattern(List<Integer> labels) {
    return labels.stream().map(labels::indexOf).toList();
  }

  private Masks masks(List<Integer> labels) {
    List<Pair> pairs = new ArrayList<>();
    for (int anchor = 0; anchor < labels.size(); anchor++) {
      for (int positive = 0; positive < labels.size(); positive++) {
        if (anchor != positive && labels.get(anchor).equals(labels.get(positive))) {
          pairs.add(new Pair(anchor, positive));
        }
      }
    }
    if (pairs.isEmpty() || labels.stream().distinct().count() < 2) {
      throw new IllegalArgumentException(
          "comparisons need two devices in a batch, and two examples of one; the labels are "
              + labels);
    }
    return new Masks(
        mask(pairs, labels.size(), (pair, n) -> n == pair.anchor()),
        mask(pairs, labels.size(), (pair, n) -> n == pair.positive()),
        mask(pairs, labels.size(), (pair, n) -> !labels.get(n).equals(labels.get(pair.anchor()))));
  }

  private interface Membership {
    boolean holds(Pair pair, int n);
  }

  private NDArray mask(List<Pair> pairs, int batch, Membership membership) {
    float[] values = new float[batch * pairs.size()];
    for (int n = 0; n < batch; n++) {
      for (int pair = 0; pair < pairs.size(); pair++) {
        values[n * pairs.size() + pair] = membership.holds(pairs.get(pair), n) ? 1 : 0;
      }
    }
    return manager.create(values, new Shape(batch, pairs.size()));
  }
}
