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

  /**
   * Finds the nearest fingerprints of several probes: what {@link #nearest} finds for each. Many at
   * once can cost less than one after another.
   *
   * @param probes fingerprints of the gallery's space, any number
   * @param k how many to find for each, ≥ 1
   * @return as many lists as probes, in their order
   * @throws EmbeddingSpaceMismatchException if a probe lies in another space
   */
  default List<List<Neighbour>> nearestAll(List<Fingerprint> probes, int k) {
    return probes.stream().map(probe -> nearest(probe, k)).toList();
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
