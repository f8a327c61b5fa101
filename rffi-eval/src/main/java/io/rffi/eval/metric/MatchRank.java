package io.rffi.eval.metric;

import java.util.Objects;

/**
 * At which place a packet's own device stands among all enrolled ones.
 *
 * @param device who sent the packet
 * @param rank 1 if no other device is as near
 */
public record MatchRank(String device, int rank) {
  /** Checks the rank. */
  public MatchRank {
    Objects.requireNonNull(device, "device");
    if (rank < 1) {
      throw new IllegalArgumentException("ranks are counted from 1, got " + rank);
    }
  }
}
