package io.rffi.match;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntFunction;

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

  /**
   * The score that must be exceeded, by the strictest of the groups: so that each of them keeps
   * within its rate.
   *
   * @param ranks of each group, counted from its largest score
   */
  double threshold(Function<CohortNode, GroupedScores> tables, int[] ranks) {
    double strictest = Double.NEGATIVE_INFINITY;
    for (int group = 0; group < ranks.length; group++) {
      strictest = Math.max(strictest, threshold(tables, group, ranks[group]));
    }
    return strictest;
  }

  private double threshold(Function<CohortNode, GroupedScores> tables, int group, int rank) {
    double threshold = 0;
    for (int n = 0; n < nodes.length; n++) {
      threshold += weights[n] * tables.apply(nodes[n]).largest(group, rank);
    }
    return threshold;
  }

  /**
   * The share of radios whose score is as good or better, in the group where it is largest: within
   * the rate of the ranks where the score exceeds the threshold, and only there.
   */
  double share(Function<CohortNode, GroupedScores> tables, double score, int[] ranks) {
    double largest = 0;
    for (int group = 0; group < ranks.length; group++) {
      double above = score - threshold(tables, group, ranks[group]);
      double share = 0;
      for (int n = 0; n < nodes.length; n++) {
        GroupedScores table = tables.apply(nodes[n]);
        share += weights[n] * table.shareAsLarge(group, table.largest(group, ranks[group]) + above);
      }
      largest = Math.max(largest, share);
    }
    return Math.min(1, largest);
  }

  /** The share of distances of a level that are as large or larger, in the group where most are. */
  double shareAsFar(IntFunction<GroupedScores> levels, int groups, double distance) {
    double largest = 0;
    for (int group = 0; group < groups; group++) {
      double share = 0;
      for (int n = 0; n < nodes.length; n++) {
        share += weights[n] * levels.apply(nodes[n].level()).shareAsLarge(group, distance);
      }
      largest = Math.max(largest, share);
    }
    return Math.min(1, largest);
  }
}
