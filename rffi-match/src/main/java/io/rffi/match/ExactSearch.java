package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import io.rffi.match.exact.Nearest;
import io.rffi.match.exact.PackedGallery;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds the same neighbours as a look at all would, for every metric.
 *
 * <p>Neighbours at equal distance come in the order of enrolment, also where k cuts between them.
 *
 * <p>For the Euclidean and the cosine metric a copy of the gallery is kept in one byte a value, by
 * which most fingerprints are found to be too far; the others are measured. How many depends on the
 * fingerprints: where devices lie apart, a query reads a small part of the copy, otherwise all of
 * it. For a learned metric, and where k is a fourth of the gallery or more, all are measured:
 * O(fingerprints × dimension).
 *
 * <p>Immutable and safe for use by many threads at once; each query runs in its caller's thread.
 */
public final class ExactSearch implements NeighbourSearch {
  private final Gallery gallery;
  private final Optional<PackedGallery> packed;

  /**
   * A search over a gallery, of which a copy is made in one byte a value.
   *
   * @param gallery what to search, possibly empty
   */
  public ExactSearch(Gallery gallery) {
    this(gallery, PackedGallery.of(gallery));
  }

  private ExactSearch(Gallery gallery, Optional<PackedGallery> packed) {
    this.gallery = gallery;
    this.packed = packed;
  }

  /**
   * Makes searches, each from the one before: a gallery that differs little from that before costs
   * little, as by {@link #updated}. The search before is remembered for as long as somebody uses
   * it. One factory is meant for the galleries of one store; with others it works as well, but
   * saves nothing.
   *
   * @return a factory, safe for use by many threads at once
   */
  public static NeighbourSearch.Factory factory() {
    AtomicReference<WeakReference<ExactSearch>> last =
        new AtomicReference<>(new WeakReference<>(null));
    return gallery -> {
      ExactSearch before = last.get().get();
      ExactSearch search = before == null ? new ExactSearch(gallery) : before.updated(gallery);
      last.set(new WeakReference<>(search));
      return search;
    };
  }

  /**
   * A search over another gallery, which shares the copies of the devices that are in both: the
   * same {@link EnrolledDevice} instances one after another, as stores in memory keep them. This
   * search stays as it is.
   *
   * @param changed what to search
   * @return a search that finds what a new one would
   */
  public ExactSearch updated(Gallery changed) {
    return new ExactSearch(
        changed,
        packed.map(known -> known.updated(changed)).orElseGet(() -> PackedGallery.of(changed)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if k &lt; 1
   */
  @Override
  public List<Neighbour> nearest(Fingerprint probe, int k) {
    return nearestAll(List.of(probe), k).get(0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Reads the gallery once for 32 probes.
   *
   * @throws IllegalArgumentException if k &lt; 1
   */
  @Override
  public List<List<Neighbour>> nearestAll(List<Fingerprint> probes, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    gallery.space().ifPresent(space -> probes.forEach(probe -> space.requireSame(probe.space())));
    return packed
        .filter(copy -> k < copy.size() / 4)
        .map(copy -> copy.nearest(probes, k))
        .orElseGet(() -> probes.stream().map(probe -> nearestOfAll(probe, k)).toList());
  }

  private List<Neighbour> nearestOfAll(Fingerprint probe, int k) {
    Nearest nearest = new Nearest(probe, k);
    int place = 0;
    for (EnrolledDevice device : gallery.devices()) {
      for (int n = 0; n < device.fingerprints().size(); n++) {
        nearest.offer(place++, device, n);
      }
    }
    return nearest.neighbours();
  }
}
