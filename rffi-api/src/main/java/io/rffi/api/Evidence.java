package io.rffi.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a decision rests on.
 *
 * @param score what was held against the threshold, smaller is more alike: a distance, or the
 *     logarithm of how many times likelier the packet is of an unknown radio than of the device;
 *     positive infinity when no device is enrolled
 * @param threshold the largest score that is still accepted
 * @param margin how much farther the runner-up device is than the best, ≥ 0; positive infinity when
 *     there is no other device
 * @param neighbours the enrolled fingerprints that were consulted, by ascending distance
 * @param votes how many of them belong to each device
 * @param significance the error rates behind the decision, where the matcher knows them
 */
public record Evidence(
    double score,
    double threshold,
    double margin,
    List<Neighbour> neighbours,
    Map<String, Integer> votes,
    Optional<Significance> significance) {
  /** Copies the collections and refuses NaN: what can't be compared can't be decided. */
  public Evidence {
    neighbours = List.copyOf(neighbours);
    votes = Map.copyOf(votes);
    Objects.requireNonNull(significance, "significance");
    if (Double.isNaN(score) || Double.isNaN(threshold) || Double.isNaN(margin)) {
      throw new IllegalArgumentException(
          "NaN in score " + score + ", threshold " + threshold + ", margin " + margin);
    }
  }

  /**
   * Evidence of a matcher that knows no error rates.
   *
   * @param score what was held against the threshold
   * @param threshold the largest score that is still accepted
   * @param margin how much farther the runner-up is, ≥ 0
   * @param neighbours the enrolled fingerprints that were consulted, by ascending distance
   * @param votes how many of them belong to each device
   */
  public Evidence(
      double score,
      double threshold,
      double margin,
      List<Neighbour> neighbours,
      Map<String, Integer> votes) {
    this(score, threshold, margin, neighbours, votes, Optional.empty());
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
