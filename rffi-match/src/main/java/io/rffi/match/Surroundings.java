package io.rffi.match;

import io.rffi.api.Fingerprint;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import java.util.List;

/** The nearest neighbours of one probe, more of them each time they don't suffice. */
final class Surroundings {
  private final NeighbourSearch search;
  private final Fingerprint probe;
  private int wanted;
  private List<Neighbour> known;

  Surroundings(NeighbourSearch search, Fingerprint probe, int first) {
    this.search = search;
    this.probe = probe;
    wanted = first;
    known = search.nearest(probe, first);
  }

  Fingerprint probe() {
    return probe;
  }

  /** By ascending distance. */
  List<Neighbour> known() {
    return known;
  }

  /** Whether there are no others. */
  boolean areAll() {
    return known.size() < wanted;
  }

  /** What is not known yet is at least so far. */
  double horizon() {
    return areAll() ? Double.POSITIVE_INFINITY : known.get(known.size() - 1).distance();
  }

  void grow() {
    wanted = (int) Math.min(Integer.MAX_VALUE, 4L * wanted);
    known = search.nearest(probe, wanted);
  }
}
