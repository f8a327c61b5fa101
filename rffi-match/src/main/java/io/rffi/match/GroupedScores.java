package io.rffi.match;

import java.util.Arrays;

/** A score of each unknown radio: ascending in each group of radios. */
final class GroupedScores {
  private final double[][] ascending;

  private GroupedScores(double[][] ascending) {
    this.ascending = ascending;
  }

  /**
   * Sorts.
   *
   * @param scores one a radio
   * @param groups the group of each radio
   */
  static GroupedScores of(double[] scores, int[] groups, int count) {
    double[][] ascending = new double[count][scores.length];
    int[] sizes = new int[count];
    for (int radio = 0; radio < scores.length; radio++) {
      int group = groups[radio];
      ascending[group][sizes[group]++] = scores[radio];
    }
    for (int group = 0; group < count; group++) {
      ascending[group] = Arrays.copyOf(ascending[group], sizes[group]);
      Arrays.sort(ascending[group]);
    }
    return new GroupedScores(ascending);
  }

  /** The rank-th largest of a group. */
  double largest(int group, int rank) {
    return ascending[group][ascending[group].length - rank];
  }

  /**
   * Which share of a group is as large or larger: that of one more, drawn alike, included. So it is
   * never 0.
   */
  double shareAsLarge(int group, double value) {
    double[] scores = ascending[group];
    int from = 0;
    int to = scores.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (scores[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return (1.0 + scores.length - from) / (scores.length + 1);
  }
}
