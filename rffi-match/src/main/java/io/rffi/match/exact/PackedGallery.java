package io.rffi.match.exact;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Neighbour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A gallery in one byte a value, and the way of probes through it.
 *
 * <p>Each distance is bounded from both sides. A fingerprint is measured only where its lower bound
 * is within the k-th smallest upper bound of all. First come the balls about devices: most devices
 * are too far as a whole. Then come the blocks in which a ball is near enough.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class PackedGallery {
  /** So many probes pass together, each part of the gallery being read once for all of them. */
  private static final int TOGETHER = 32;

  private final EmbeddingSpace space;
  private final Geometry geometry;
  private final List<Group> groups;

  /** Where each group's fingerprints begin in the gallery, and at last their number. */
  private final int[] places;

  /** Where each group's balls begin among all, and at last their number. */
  private final int[] balls;

  /** The number of points in the largest block or set of balls. */
  private final int room;

  private PackedGallery(EmbeddingSpace space, Geometry geometry, List<Group> groups) {
    this.space = space;
    this.geometry = geometry;
    this.groups = groups;
    places = new int[groups.size() + 1];
    balls = new int[groups.size() + 1];
    int largest = Group.BLOCK;
    for (int n = 0; n < groups.size(); n++) {
      Group group = groups.get(n);
      int own = group.hasBalls() ? group.devices().size() : 0;
      places[n + 1] = places[n] + group.size();
      balls[n + 1] = balls[n] + own;
      largest = Math.max(largest, own);
    }
    room = largest;
  }

  /**
   * Packs a gallery.
   *
   * @param gallery what to pack
   * @return empty if no fingerprint is in it, or its metric allows no bounds
   */
  public static Optional<PackedGallery> of(Gallery gallery) {
    return of(gallery, List.of());
  }

  private static Optional<PackedGallery> of(Gallery gallery, List<Group> earlier) {
    return gallery
        .space()
        .flatMap(
            space ->
                Geometry.of(space)
                    .map(
                        geometry ->
                            new PackedGallery(
                                space,
                                geometry,
                                Grouping.of(gallery.devices(), geometry, earlier))));
  }

  /**
   * Packs another gallery, sharing what is the same in both.
   *
   * @param gallery what to pack
   * @return empty as from {@link #of(Gallery)}
   */
  public Optional<PackedGallery> updated(Gallery gallery) {
    return of(gallery, gallery.space().filter(space::equals).isPresent() ? groups : List.of());
  }

  /**
   * How many fingerprints there are.
   *
   * @return ≥ 1
   */
  public int size() {
    return places[groups.size()];
  }

  /**
   * Finds neighbours.
   *
   * @param probes fingerprints of the gallery's space
   * @param k how many to find for each, 1 … {@link #size()}
   * @return for each probe its neighbours by distance, equally far ones in the order of enrolment
   */
  public List<List<Neighbour>> nearest(List<Fingerprint> probes, int k) {
    List<List<Neighbour>> all = new ArrayList<>();
    for (int from = 0; from < probes.size(); from += TOGETHER) {
      List<Fingerprint> some = probes.subList(from, Math.min(probes.size(), from + TOGETHER));
      List<Query> queries = some.stream().map(probe -> query(probe, k)).toList();
      new Pass(this, queries).run();
      for (int n = 0; n < some.size(); n++) {
        all.add(measured(some.get(n), k, queries.get(n)));
      }
    }
    return all;
  }

  private Query query(Fingerprint probe, int k) {
    double[] point = new double[probe.dimension()];
    CodedProbe coded =
        geometry.place(probe.toArray(), point)
            ? new CodedProbe(point)
            : CodedProbe.unknown(point.length);
    return new Query(coded, k, balls[groups.size()]);
  }

  /** Measures the candidates by the metric. */
  private List<Neighbour> measured(Fingerprint probe, int k, Query query) {
    Nearest nearest = new Nearest(probe, k);
    double limit = query.limit();
    int group = 0;
    for (int n = 0; n < query.candidates(); n++) {
      if (query.atLeast(n) <= Math.min(limit, geometry.reach(nearest.limit()))) {
        int place = query.place(n);
        if (place < places[group] || place >= places[group + 1]) {
          group = owner(places, place);
        }
        groups.get(group).offer(place - places[group], place, nearest);
      }
    }
    return nearest.neighbours();
  }

  /** Which part holds an element, by where the parts begin. */
  static int owner(int[] starts, int element) {
    int at = Arrays.binarySearch(starts, element);
    return at < 0 ? -at - 2 : at;
  }

  List<Group> groups() {
    return groups;
  }

  /** Where a group's fingerprints begin in the gallery. */
  int place(int group) {
    return places[group];
  }

  /** Where a group's balls begin among all. */
  int ball(int group) {
    return balls[group];
  }

  /** The group that a ball belongs to. */
  int groupOfBall(int ball) {
    int group = owner(balls, ball);
    // Groups without balls begin where the next one does.
    while (balls[group + 1] <= ball) {
      group++;
    }
    return group;
  }

  /** The number of points in the largest block or set of balls. */
  int room() {
    return room;
  }
}
