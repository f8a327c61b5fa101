package io.rffi.eval.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How often it is rightly said whether two packets have one sender, the figure of siamese networks.
 *
 * <p>Bounds are {@linkplain DeviceBootstrap bootstrapped by device}: a pair of one device counts as
 * often as that was drawn, a pair of two as often as both were drawn together.
 */
public final class PairAccuracy {
  private PairAccuracy() {}

  /**
   * By the half-margin rule of contrastive training: two packets are said to have one sender if
   * their distance is smaller than half the margin.
   *
   * @param pairs at least one
   * @param margin the margin of the contrastive loss, &gt; 0
   * @param bootstrap gives the bounds
   * @return the share of pairs that are judged rightly
   */
  public static Figure halfMargin(List<Pair> pairs, double margin, DeviceBootstrap bootstrap) {
    if (!(margin > 0)) {
      throw new IllegalArgumentException("a margin is > 0, got " + margin);
    }
    return below(pairs, margin / 2, bootstrap);
  }

  /**
   * By a threshold: two packets are said to have one sender if their distance is smaller.
   *
   * @param pairs at least one
   * @param threshold not NaN
   * @param bootstrap gives the bounds
   * @return the share of pairs that are judged rightly
   */
  public static Figure below(List<Pair> pairs, double threshold, DeviceBootstrap bootstrap) {
    if (pairs.isEmpty() || Double.isNaN(threshold)) {
      throw new IllegalArgumentException(pairs.size() + " pairs, threshold " + threshold);
    }
    List<String> named = new ArrayList<>();
    for (Pair pair : pairs) {
      named.add(pair.first());
      named.add(pair.second());
    }
    DeviceNames devices = new DeviceNames(named);
    int[] first = pairs.stream().mapToInt(pair -> devices.place(pair.first())).toArray();
    int[] second = pairs.stream().mapToInt(pair -> devices.place(pair.second())).toArray();
    boolean[] right = new boolean[pairs.size()];
    int rights = 0;
    for (int n = 0; n < right.length; n++) {
      right[n] = pairs.get(n).same() == pairs.get(n).distance() < threshold;
      rights += right[n] ? 1 : 0;
    }
    return bootstrap.figure(
        (double) rights / right.length,
        right.length,
        new int[] {devices.size()},
        draws -> share(first, second, right, draws[0]));
  }

  /** NaN if no pair was drawn. */
  private static double share(int[] first, int[] second, boolean[] right, int[] drawn) {
    long all = 0;
    long rights = 0;
    for (int n = 0; n < right.length; n++) {
      long weight = drawn[first[n]];
      if (first[n] != second[n]) {
        weight *= drawn[second[n]];
      }
      all += weight;
      rights += right[n] ? weight : 0;
    }
    return all == 0 ? Double.NaN : (double) rights / all;
  }
}
