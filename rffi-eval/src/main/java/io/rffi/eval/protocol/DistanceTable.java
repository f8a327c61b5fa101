package io.rffi.eval.protocol;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exact distances of probes to all fingerprints of a gallery, several times as fast as one pair
 * after another: evaluations ask millions. Immutable and safe for use by many threads.
 */
final class DistanceTable {
  /** Sums that don't wait for one another. */
  private static final int LANES = 4;

  private final EmbeddingSpace space;
  private final List<String> owners = new ArrayList<>();
  private final List<Integer> indices = new ArrayList<>();
  private final float[] values;
  private final double[] norms;
  private final Optional<NeighbourSearch> search;
  private final Map<String, Integer> firstRows = new HashMap<>();

  /**
   * Copies a gallery of at least one device; distances are those of the search, if there is one.
   */
  DistanceTable(Gallery gallery, Optional<NeighbourSearch> search) {
    this.search = search;
    space = gallery.space().orElseThrow();
    int rows = gallery.devices().stream().mapToInt(one -> one.fingerprints().size()).sum();
    values = new float[Math.multiplyExact(rows, space.dimension())];
    norms = new double[rows];
    for (EnrolledDevice device : gallery.devices()) {
      firstRows.put(device.id(), owners.size());
      for (int n = 0; n < device.fingerprints().size(); n++) {
        float[] row = device.fingerprints().get(n).toArray();
        System.arraycopy(row, 0, values, owners.size() * row.length, row.length);
        norms[owners.size()] = Math.sqrt(dot(row, 0, row));
        owners.add(device.id());
        indices.add(n);
      }
    }
  }

  /** Measures how far all fingerprints are from one. */
  Around around(Fingerprint probe) {
    double[] distances =
        search.map(kind -> distances(kind, probe)).orElseGet(() -> distances(probe));
    return new Around(this, probe, distances);
  }

  /** How far two fingerprints are apart. */
  double distance(Fingerprint a, Fingerprint b) {
    return search.map(kind -> kind.distance(a, b)).orElseGet(() -> a.distanceTo(b));
  }

  /** How far they would be, were they farther by a factor. */
  double stretched(double distance, double factor) {
    return search
        .map(kind -> kind.stretched(distance, factor))
        .orElseGet(() -> space.metric().stretched(distance, factor));
  }

  /** Whose fingerprint a row is. */
  String owner(int row) {
    return owners.get(row);
  }

  /** Which of its device's fingerprints a row is. */
  int index(int row) {
    return indices.get(row);
  }

  private double[] distances(NeighbourSearch kind, Fingerprint probe) {
    double[] distances = new double[norms.length];
    for (Neighbour neighbour : kind.nearest(probe, norms.length)) {
      distances[firstRows.get(neighbour.deviceId()) + neighbour.index()] = neighbour.distance();
    }
    return distances;
  }

  private double[] distances(Fingerprint probe) {
    space.requireSame(probe.space());
    float[] wanted = probe.toArray();
    boolean cosine = space.metric() == Metric.COSINE;
    double norm = cosine ? Math.sqrt(dot(wanted, 0, wanted)) : 0;
    double[] distances = new double[norms.length];
    for (int row = 0; row < distances.length; row++) {
      int start = row * wanted.length;
      distances[row] =
          cosine
              ? cosine(dot(values, start, wanted), norm * norms[row])
              : Math.sqrt(squares(values, start, wanted));
    }
    return distances;
  }

  private static double cosine(double dot, double norms) {
    return norms == 0 ? 1 : Math.max(0, 1 - dot / norms);
  }

  private static double squares(float[] all, int start, float[] probe) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int n = 0;
    for (; n + LANES <= probe.length; n += LANES) {
      double w = (double) all[start + n] - probe[n];
      double x = (double) all[start + n + 1] - probe[n + 1];
      double y = (double) all[start + n + 2] - probe[n + 2];
      double z = (double) all[start + n + 3] - probe[n + 3];
      a += w * w;
      b += x * x;
      c += y * y;
      d += z * z;
    }
    for (; n < probe.length; n++) {
      double w = (double) all[start + n] - probe[n];
      a += w * w;
    }
    return a + b + (c + d);
  }

  private static double dot(float[] all, int start, float[] probe) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int n = 0;
    for (; n + LANES <= probe.length; n += LANES) {
      a += (double) all[start + n] * probe[n];
      b += (double) all[start + n + 1] * probe[n + 1];
      c += (double) all[start + n + 2] * probe[n + 2];
      d += (double) all[start + n + 3] * probe[n + 3];
    }
    for (; n < probe.length; n++) {
      a += (double) all[start + n] * probe[n];
    }
    return a + b + (c + d);
  }
}
