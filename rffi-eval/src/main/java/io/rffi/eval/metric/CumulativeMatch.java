package io.rffi.eval.metric;

import java.util.List;

/**
 * How often the right device is among the nearest ones (cumulative match characteristic, CMC).
 *
 * <p>A device that is as far as the right one counts as nearer: an embedder that tells nothing
 * apart earns nothing. Immutable.
 */
public final class CumulativeMatch {
  private final List<MatchRank> ranks;
  private final int enrolled;
  private final int[] within;

  /**
   * Counts ranks.
   *
   * @param ranks at least one
   * @param enrolled how many devices were compared with, at least the greatest rank
   */
  public CumulativeMatch(List<MatchRank> ranks, int enrolled) {
    this.ranks = List.copyOf(ranks);
    this.enrolled = enrolled;
    if (ranks.isEmpty()) {
      throw new IllegalArgumentException("there is no rank");
    }
    within = new int[enrolled + 1];
    for (MatchRank rank : ranks) {
      if (rank.rank() > enrolled) {
        throw new IllegalArgumentException(
            "rank " + rank.rank() + " among " + enrolled + " devices");
      }
      within[rank.rank()]++;
    }
    for (int rank = 1; rank <= enrolled; rank++) {
      within[rank] += within[rank - 1];
    }
  }

  /**
   * How many devices were compared with.
   *
   * @return the greatest rank there can be
   */
  public int enrolled() {
    return enrolled;
  }

  /**
   * The share of packets whose device is among the nearest.
   *
   * @param rank how many of the nearest devices are looked at, 1 to {@link #enrolled()}
   * @return the share; never falls with the rank, 1 at the last
   */
  public double share(int rank) {
    return (double) within[requireRank(rank)] / ranks.size();
  }

  /**
   * The same with its bounds.
   *
   * @param rank how many of the nearest devices are looked at, 1 to {@link #enrolled()}
   * @param bootstrap gives the bounds
   * @return the share
   */
  public Figure share(int rank, DeviceBootstrap bootstrap) {
    requireRank(rank);
    return Proportion.of(ranks, MatchRank::device, one -> one.rank() <= rank, bootstrap);
  }

  private int requireRank(int rank) {
    if (rank < 1 || rank > enrolled) {
      throw new IllegalArgumentException("rank " + rank + " among " + enrolled + " devices");
    }
    return rank;
  }
}
