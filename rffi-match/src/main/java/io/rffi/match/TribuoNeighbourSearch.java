package io.rffi.match;

import com.oracle.labs.mlrg.olcut.util.Pair;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tribuo.math.distance.CosineDistance;
import org.tribuo.math.distance.Distance;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.neighbour.NeighboursQuery;
import org.tribuo.math.neighbour.bruteforce.NeighboursBruteForceFactory;

/**
 * Finds neighbours by Tribuo's exhaustive scan: exact, O(fingerprints × dimension) a query.
 *
 * <p>Neighbours at equal distance come in the order of enrolment, also where k cuts between them.
 * Holds the gallery a second time as doubles: 8 bytes a value. Safe for use by many threads at
 * once; each query runs in its caller's thread.
 */
public final class TribuoNeighbourSearch implements NeighbourSearch {
  private static final Comparator<Hit> NEAREST_FIRST =
      Comparator.comparingDouble(Hit::distance).thenComparingInt(Hit::row);

  private final Gallery gallery;
  private final Owner[] owners;
  private final SGDVector[] rows;
  private final Distance metric;

  /** Empty when the gallery is: Tribuo wants at least one row. */
  private final Optional<NeighboursQuery> query;

  /** Whose fingerprint a row is. */
  private record Owner(String deviceId, int index) {}

  /** A row near the probe. */
  private record Hit(int row, double distance) {}

  /**
   * Copies a gallery into Tribuo's vectors.
   *
   * @param gallery what to search, possibly empty
   */
  public TribuoNeighbourSearch(Gallery gallery) {
    this.gallery = gallery;
    List<Owner> belongs = new ArrayList<>();
    List<SGDVector> vectors = new ArrayList<>();
    for (EnrolledDevice device : gallery.devices()) {
      for (int n = 0; n < device.fingerprints().size(); n++) {
        belongs.add(new Owner(device.id(), n));
        vectors.add(vector(device.fingerprints().get(n)));
      }
    }
    owners = belongs.toArray(Owner[]::new);
    rows = vectors.toArray(SGDVector[]::new);
    metric = metric(gallery);
    query =
        rows.length == 0
            ? Optional.empty()
            : Optional.of(new NeighboursBruteForceFactory(metric, 1).createNeighboursQuery(rows));
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
    gallery.space().ifPresent(space -> space.requireSame(probe.space()));
    if (query.isEmpty()) {
      return List.of();
    }
    int found = Math.min(k, rows.length);
    return hits(query.get(), vector(probe), found).stream()
        .limit(found)
        .map(this::neighbour)
        .toList();
  }

  @Override
  public double stretched(double distance, double factor) {
    return gallery
        .space()
        .map(space -> space.metric().stretched(distance, factor))
        .orElse(factor * distance);
  }

  private List<Hit> hits(NeighboursQuery tribuo, SGDVector probe, int k) {
    // One more than asked shows whether k cuts between equal distances: Tribuo's heap then keeps
    // any of them, so all rows at that distance are looked up.
    List<Hit> hits = new ArrayList<>();
    for (Pair<Integer, Double> pair : tribuo.query(probe, Math.min(k + 1, rows.length))) {
      hits.add(new Hit(pair.getA(), notNegative(pair.getB())));
    }
    double cut = hits.get(k - 1).distance();
    if (hits.get(hits.size() - 1).distance() == cut && hits.size() > k) {
      hits.removeIf(hit -> hit.distance() == cut);
      for (int row = 0; row < rows.length; row++) {
        if (notNegative(metric.computeDistance(probe, rows[row])) == cut) {
          hits.add(new Hit(row, cut));
        }
      }
    }
    hits.sort(NEAREST_FIRST);
    return hits;
  }

  /** Rounding takes Tribuo's cosine distance of parallel vectors a little below 0. */
  private static double notNegative(double distance) {
    return Math.max(0, distance);
  }

  private Neighbour neighbour(Hit hit) {
    Owner owner = owners[hit.row()];
    return new Neighbour(owner.deviceId(), owner.index(), hit.distance());
  }

  private static SGDVector vector(Fingerprint fingerprint) {
    double[] values = new double[fingerprint.dimension()];
    for (int n = 0; n < values.length; n++) {
      values[n] = fingerprint.at(n);
    }
    return DenseVector.createDenseVector(values);
  }

  private static Distance metric(Gallery gallery) {
    Metric metric = gallery.space().map(space -> space.metric()).orElse(Metric.EUCLIDEAN);
    return switch (metric) {
      case EUCLIDEAN -> new L2Distance();
      case COSINE -> new CosineDistance();
    };
  }
}
