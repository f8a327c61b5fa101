package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds neighbours by a {@link LearnedSimilarity}: an exact, exhaustive scan, O(fingerprints ×
 * dimension) a query. No index helps, since the similarity is no metric.
 *
 * <p>Neighbours at equal distance come in the order of enrolment, also where k cuts between them.
 * Immutable and safe for use by many threads at once; each query runs in its caller's thread.
 */
public final class LearnedNeighbourSearch implements NeighbourSearch {
  private static final Comparator<Neighbour> NEAREST_FIRST =
      Comparator.comparingDouble(Neighbour::distance);

  private final Gallery gallery;
  private final LearnedSimilarity similarity;

  /**
   * A search over a gallery.
   *
   * @param gallery what to search, possibly empty
   * @param similarity of the model that made its fingerprints
   * @throws IllegalArgumentException if the gallery's fingerprints have another dimension than the
   *     similarity
   */
  public LearnedNeighbourSearch(Gallery gallery, LearnedSimilarity similarity) {
    gallery
        .space()
        .filter(space -> space.dimension() != similarity.dimension())
        .ifPresent(
            space -> {
              throw new IllegalArgumentException(
                  "a similarity of %d weights can't compare fingerprints of %d values; take the"
                          .formatted(similarity.dimension(), space.dimension())
                      + " one of the model that made them");
            });
    this.gallery = gallery;
    this.similarity = similarity;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if k &lt; 1
   */
  @Override
  public List<Neighbour> nearest(Fingerprint probe, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    List<Neighbour> all = new ArrayList<>();
    for (EnrolledDevice device : gallery.devices()) {
      List<Fingerprint> enrolled = device.fingerprints();
      for (int n = 0; n < enrolled.size(); n++) {
        all.add(new Neighbour(device.id(), n, distance(probe, enrolled.get(n))));
      }
    }
    // The sort is stable, which keeps equal distances in the order of enrolment.
    all.sort(NEAREST_FIRST);
    return List.copyOf(all.subList(0, Math.min(k, all.size())));
  }

  @Override
  public double distance(Fingerprint a, Fingerprint b) {
    return similarity.distance(a, b);
  }

  @Override
  public double stretched(double distance, double factor) {
    return similarity.stretched(distance, factor);
  }
}
