package io.rffi.match;

import io.rffi.api.Fingerprint;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import java.util.List;

/** The nearest neighbours of one probe, extended while they don't suffice. */
final class Neighbourhood {
  private final NeighbourSearch search;
  private final Fingerprint probe;
  private int requested;
  private List<Neighbour> found;

  Neighbourhood(NeighbourSearch search, Fingerprint probe, int first) {
    this.search = search;
    this.probe = probe;
    requested = first;
    found = search.nearest(probe, first);
  }

  Fingerprint probe() {
    return probe;
  }

  /** By ascending distance. */
  List<Neighbour> found() {
    return found;
  }

  /** Whether these are all there are. */
  boolean isExhausted() {
    return found.size() < requested;
  }

  /** Fingerprints that were not found yet are at least so far. */
  double distanceBound() {
    return isExhausted() ? Double.POSITIVE_INFINITY : found.get(found.size() - 1).distance();
  }

  void extend() {
    requested = (int) Math.min(Integer.MAX_VALUE, 4L * requested);
    found = search.nearest(probe, requested);
  }
}
