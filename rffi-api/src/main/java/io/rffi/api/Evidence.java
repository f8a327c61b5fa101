package io.rffi.api;

import java.util.List;
import java.util.Map;

/**
 * What a decision rests on.
 *
 * @param score the distance that was held against the threshold; smaller is more alike; positive
 *     infinity when no device is enrolled
 * @param threshold the largest score that is still accepted
 * @param margin how much farther the runner-up device is than the best, ≥ 0; positive infinity when
 *     there is no other device
 * @param neighbours the enrolled fingerprints that were consulted, by ascending distance
 * @param votes how many of them belong to each device
 */
public record Evidence(
    double score,
    double threshold,
    double margin,
    List<Neighbour> neighbours,
    Map<String, Integer> votes) {
  /** Copies the collections and refuses NaN: what can't be compared can't be decided. */
  public Evidence {
    neighbours = List.copyOf(neighbours);
    votes = Map.copyOf(votes);
    if (Double.isNaN(score) || Double.isNaN(threshold) || Double.isNaN(margin)) {
      throw new IllegalArgumentException(
          "NaN in score " + score + ", threshold " + threshold + ", margin " + margin);
    }
  }

  /**
   * Whether the score passes the threshold; equality accepts.
   *
   * @return score ≤ threshold
   */
  public boolean withinThreshold() {
    return score <= threshold;
  }
}
