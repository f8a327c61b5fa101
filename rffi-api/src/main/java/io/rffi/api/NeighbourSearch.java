package io.rffi.api;

import java.util.List;

/**
 * Finds the enrolled fingerprints nearest to a probe: apart from the decision, so that an exact
 * scan, a graph index or a database can serve under the same decision rule.
 *
 * <p>Implementations are bound to one {@link Gallery} and safe for use by many threads at once.
 */
@FunctionalInterface
public interface NeighbourSearch {
  /**
   * Finds the nearest fingerprints.
   *
   * @param probe a fingerprint of the gallery's space
   * @param k how many to find, ≥ 1
   * @return min(k, size of the gallery) neighbours by ascending distance
   * @throws EmbeddingSpaceMismatchException if the probe lies in another space
   */
  List<Neighbour> nearest(Fingerprint probe, int k);

  /**
   * The distance by which this search orders neighbours: that of the fingerprints' space, unless
   * the search has one of its own, such as a {@link LearnedSimilarity}.
   *
   * @param a a fingerprint
   * @param b a fingerprint of the same space
   * @return ≥ 0, never NaN
   * @throws EmbeddingSpaceMismatchException if the two lie in different spaces
   */
  default double distance(Fingerprint a, Fingerprint b) {
    return a.distanceTo(b);
  }

  /**
   * How far two fingerprints would be apart, were the difference between them larger by a factor:
   * so a decision is made stricter to the same degree whatever the distance is.
   *
   * @param distance a distance of this search, ≥ 0
   * @param factor ≥ 1
   * @return at least the distance; factor · distance, as is right for Euclidean ones, unless
   *     overridden
   */
  default double stretched(double distance, double factor) {
    return factor * distance;
  }

  /** Builds a search over a gallery. */
  @FunctionalInterface
  interface Factory {
    /**
     * Indexes a gallery.
     *
     * @param gallery what to search
     * @return the search
     */
    NeighbourSearch over(Gallery gallery);
  }
}
