package io.rffi.match;

import java.util.Arrays;
import java.util.function.Function;

/** Thresholds and p-values between the nodes for which there are tables of scores. */
final class Interpolation {
  private final CohortNode[] nodes;
  private final double[] weights;

  private Interpolation(CohortNode[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /**
   * @param up how far from the lower level to the upper, 0 to 1
   * @param packets how many, ≥ 1, perhaps with a fraction
   */
  static Interpolation between(int lower, int upper, double up, double packets) {
    int fewer = (int) Math.floor(packets);
    double more = packets - fewer;
    CohortNode[] nodes = new CohortNode[4];
    double[] weights = new double[4];
    int count = 0;
    for (int corner = 0; corner < nodes.length; corner++) {
      boolean top = corner % 2 == 1;
      boolean many = corner / 2 == 1;
      double weight = (top ? up : 1 - up) * (many ? more : 1 - more);
      if (weight > 0) {
        nodes[count] = new CohortNode(top ? upper : lower, many ? fewer + 1 : fewer);
        weights[count++] = weight;
      }
    }
    return new Interpolation(Arrays.copyOf(nodes, count), Arrays.copyOf(weights, count));
  }

  /** The score that must be exceeded, of tables in ascending order. */
  double threshold(Function<CohortNode, double[]> tables, int rank) {
    double threshold = 0;
    for (int n = 0; n < nodes.length; n++) {
      threshold += weights[n] * threshold(tables.apply(nodes[n]), rank);
    }
    return threshold;
  }

  private static double threshold(double[] table, int rank) {
    return table[table.length - rank];
  }

  /**
   * The share of radios whose score is as good or better: within the rate of the rank where the
   * score exceeds the threshold, and only there.
   */
  double share(Function<CohortNode, double[]> tables, double score, int rank) {
    double above = score - threshold(tables, rank);
    double share = 0;
    for (int n = 0; n < nodes.length; n++) {
      double[] table = tables.apply(nodes[n]);
      share += weights[n] * asGood(table, threshold(table, rank) + above);
    }
    return Math.min(1, share);
  }

  /** The share of distances of a level that are as large or larger. */
  double shareAsFar(Function<Integer, double[]> levels, double distance) {
    double share = 0;
    for (int n = 0; n < nodes.length; n++) {
      share += weights[n] * asGood(levels.apply(nodes[n].level()), distance);
    }
    return Math.min(1, share);
  }

  /** That of one more, drawn alike, included: never 0. */
  private static double asGood(double[] ascending, double value) {
    int from = 0;
    int to = ascending.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ascending[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return (1.0 + ascending.length - from) / (ascending.length + 1);
  }
}
