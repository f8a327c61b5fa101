package io.rffi.eval.picture;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Bins of equal width. */
final class Histogram {
  private final double[] edges;

  private Histogram(double[] edges) {
    this.edges = edges;
  }

  /** Bins that hold all of these values, at least one. */
  static Histogram over(int bins, double[]... values) {
    double low = all(values).min().orElseThrow();
    double high = all(values).max().orElseThrow();
    // Values that are all the same still want a bin.
    double width = Math.max((high - low) / bins, Math.max(1e-9, Math.abs(high) * 1e-9));
    double[] edges = new double[bins + 1];
    Arrays.setAll(edges, n -> low + n * width);
    return new Histogram(edges);
  }

  private static DoubleStream all(double[]... values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream);
  }

  double[] edges() {
    return edges.clone();
  }

  /** The share of values in each bin; a value on an edge is in the upper one. */
  double[] shares(double[] values) {
    double[] shares = new double[edges.length - 1];
    for (double value : values) {
      int bin = (int) ((value - edges[0]) / (edges[1] - edges[0]));
      shares[Math.min(bin, shares.length - 1)] += 1.0 / values.length;
    }
    return shares;
  }

  double largestShare(double[] values) {
    return Arrays.stream(shares(values)).max().orElse(0);
  }
}
