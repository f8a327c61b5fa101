package io.rffi.train.validation;

import io.rffi.api.Fingerprint;
import io.rffi.api.LearnedSimilarity;
import io.rffi.match.KnnOptions;
import java.util.Optional;

/**
 * How fingerprints are compared: by their Euclidean distance, or by a learned similarity's.
 *
 * @param similarity the learned one, if it is that
 */
public record Likeness(Optional<LearnedSimilarity> similarity) {
  /** By the Euclidean distance. */
  public static final Likeness EUCLIDEAN = new Likeness(Optional.empty());

  /**
   * By a learned similarity.
   *
   * @param learned the similarity
   * @return the measure
   */
  public static Likeness of(LearnedSimilarity learned) {
    return new Likeness(Optional.of(learned));
  }

  /**
   * The distance of two fingerprints.
   *
   * @param a one
   * @param b another of the same space
   * @return ≥ 0, the smaller the more alike
   */
  public double distance(Fingerprint a, Fingerprint b) {
    return similarity.map(learned -> learned.distance(a, b)).orElseGet(() -> a.distanceTo(b));
  }

  /**
   * A matcher's options for this measure.
   *
   * @param options anything else
   * @return options that compare by this
   */
  public KnnOptions options(KnnOptions options) {
    return similarity.map(options::withSimilarity).orElse(options);
  }
}
