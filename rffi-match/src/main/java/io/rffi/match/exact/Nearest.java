package io.rffi.match.exact;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The k nearest of the fingerprints that are offered, in whatever order: by distance, at equal
 * distance by their place in the gallery. Not safe for use by several threads.
 */
public final class Nearest {
  private static final Comparator<Hit> NEAREST_FIRST =
      Comparator.comparingDouble(Hit::distance).thenComparingInt(Hit::place);

  private final Fingerprint probe;
  private final int k;
  private final PriorityQueue<Hit> hits = new PriorityQueue<>(NEAREST_FIRST.reversed());

  /** A fingerprint by its place in the gallery, its device and its index there. */
  private record Hit(double distance, int place, EnrolledDevice device, int index) {}

  /**
   * None as yet.
   *
   * @param probe to what they are near
   * @param k how many at most, ≥ 1
   */
  public Nearest(Fingerprint probe, int k) {
    this.probe = probe;
    this.k = k;
  }

  /**
   * Offers a fingerprint, at most once.
   *
   * @param place where it is in the gallery
   * @param device its device
   * @param index which of the device's it is
   */
  public void offer(int place, EnrolledDevice device, int index) {
    double distance = probe.distanceTo(device.fingerprints().get(index));
    if (hits.size() == k) {
      Hit last = hits.element();
      if (distance > last.distance() || (distance == last.distance() && place > last.place())) {
        return;
      }
      hits.remove();
    }
    hits.add(new Hit(distance, place, device, index));
  }

  /** The distance that a fingerprint must not exceed to come among these; infinite at first. */
  double limit() {
    return hits.size() < k ? Double.POSITIVE_INFINITY : hits.element().distance();
  }

  /**
   * What was nearest of all that was offered.
   *
   * @return by distance, then by place
   */
  public List<Neighbour> neighbours() {
    List<Hit> sorted = new ArrayList<>(hits);
    sorted.sort(NEAREST_FIRST);
    return sorted.stream()
        .map(hit -> new Neighbour(hit.device().id(), hit.index(), hit.distance()))
        .toList();
  }
}
