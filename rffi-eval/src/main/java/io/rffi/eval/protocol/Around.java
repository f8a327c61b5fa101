package io.rffi.eval.protocol;

import io.rffi.api.Fingerprint;
import io.rffi.api.Neighbour;
import io.rffi.api.NeighbourSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The neighbours of one probe, whose distances are measured once: a decision asks for them several
 * times. Neighbours at equal distance come in the order of enrolment. Immutable.
 */
final class Around implements NeighbourSearch {
  private static final Comparator<Hit> NEAREST_FIRST =
      Comparator.comparingDouble(Hit::distance).thenComparingInt(Hit::row);

  private final DistanceTable table;
  private final Fingerprint probe;
  private final double[] distances;
  private final double[] sorted;

  private record Hit(int row, double distance) {}

  /** Takes the distances to the rows of a table. */
  Around(DistanceTable table, Fingerprint probe, double[] distances) {
    this.table = table;
    this.probe = probe;
    this.distances = distances;
    sorted = distances.clone();
    Arrays.sort(sorted);
  }

  /** How far a stretch of rows is. */
  double[] distances(int firstRow, int rows) {
    return Arrays.copyOfRange(distances, firstRow, firstRow + rows);
  }

  @Override
  public List<Neighbour> nearest(Fingerprint asked, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    if (!asked.equals(probe)) {
      throw new IllegalArgumentException("only the neighbours of one probe are known");
    }
    int found = Math.min(k, sorted.length);
    double cut = sorted[found - 1];
    List<Hit> hits = new ArrayList<>();
    for (int row = 0; row < distances.length; row++) {
      if (distances[row] <= cut) {
        hits.add(new Hit(row, distances[row]));
      }
    }
    hits.sort(NEAREST_FIRST);
    return hits.stream()
        .limit(found)
        .map(hit -> new Neighbour(table.owner(hit.row()), table.index(hit.row()), hit.distance()))
        .toList();
  }

  @Override
  public double distance(Fingerprint a, Fingerprint b) {
    return table.distance(a, b);
  }

  @Override
  public double stretched(double distance, double factor) {
    return table.stretched(distance, factor);
  }
}
