package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds neighbours by looking at all: exact for every metric, O(fingerprints × dimension) a query.
 *
 * <p>Neighbours at equal distance come in the order of enrolment, also where k cuts between them.
 * It looks at the gallery where it lies, so that making one costs next to nothing. Immutable and
 * safe for use by many threads at once; each query runs in its caller's thread.
 */
public final class ExactSearch implements NeighbourSearch {
  private static final Comparator<Hit> NEAREST_FIRST =
      Comparator.comparingDouble(Hit::distance).thenComparingInt(Hit::place);

  private final Gallery gallery;

  /** A neighbour, and which fingerprint of the gallery it is. */
  private record Hit(int place, Neighbour neighbour) {
    double distance() {
      return neighbour.distance();
    }
  }

  /**
   * A search over a gallery.
   *
   * @param gallery what to search, possibly empty
   */
  public ExactSearch(Gallery gallery) {
    this.gallery = gallery;
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
    PriorityQueue<Hit> nearest = new PriorityQueue<>(NEAREST_FIRST.reversed());
    int place = 0;
    for (EnrolledDevice device : gallery.devices()) {
      List<Fingerprint> enrolled = device.fingerprints();
      for (int n = 0; n < enrolled.size(); n++) {
        double distance = probe.distanceTo(enrolled.get(n));
        boolean full = nearest.size() == k;
        if (!full || distance < nearest.element().distance()) {
          if (full) {
            nearest.remove();
          }
          nearest.add(new Hit(place, new Neighbour(device.id(), n, distance)));
        }
        place++;
      }
    }
    List<Hit> hits = new ArrayList<>(nearest);
    hits.sort(NEAREST_FIRST);
    return hits.stream().map(Hit::neighbour).toList();
  }
}
