package io.rffi.api;

import java.util.Objects;

/**
 * The space in which fingerprints can be compared: one model behind one front end. Fingerprints of
 * different spaces must never meet; stores and matchers compare the whole of this value.
 *
 * @param id the model's identity, for a network the SHA-256 of its file in lower-case hexadecimal,
 *     the file's statement of its limits left out: they change no fingerprint
 * @param frontEnd a canonical text of the front end's parameters; equal texts mean equal processing
 * @param dimension how many values a fingerprint has, ≥ 1
 * @param metric how the distance is measured
 */
public record EmbeddingSpace(String id, String frontEnd, int dimension, Metric metric) {
  /** Checks that the id is not blank, the dimension positive, and the metric's as large. */
  public EmbeddingSpace {
    Objects.requireNonNull(frontEnd, "frontEnd");
    Objects.requireNonNull(metric, "metric");
    if (id.isBlank()) {
      throw new IllegalArgumentException("an embedding space needs an id");
    }
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    if (metric instanceof LearnedSimilarity learned && learned.dimension() != dimension) {
      throw new IllegalArgumentException(
          "a similarity of %d weights can't compare fingerprints of %d values"
              .formatted(learned.dimension(), dimension));
    }
  }

  /**
   * Refuses another space than this one.
   *
   * @param other the space of what is about to be compared or stored
   * @throws EmbeddingSpaceMismatchException if it differs from this in any part
   */
  public void requireSame(EmbeddingSpace other) {
    if (!equals(other)) {
      throw new EmbeddingSpaceMismatchException(this, other);
    }
  }
}
