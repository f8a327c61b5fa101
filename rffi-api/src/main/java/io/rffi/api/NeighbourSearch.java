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
   * @return min(k, size of the gallery) neighbours by ascending distance, that of the gallery's
   *     space
   * @throws EmbeddingSpaceMismatchException if the probe lies in another space
   */
  List<Neighbour> nearest(Fingerprint probe, int k);

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
