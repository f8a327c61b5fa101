package io.rffi.match.exact;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Metric;
import java.util.Optional;

/**
 * A metric's fingerprints as points of a Euclidean space in which the nearest are the same ones.
 *
 * <p>Immutable.
 */
enum Geometry {
  /** {@link Metric#EUCLIDEAN}: a fingerprint is its own point. */
  FLAT {
    @Override
    boolean place(float[] values, double[] point) {
      for (int n = 0; n < values.length; n++) {
        point[n] = values[n];
      }
      return true;
    }

    @Override
    double reach(double distance) {
      return distance;
    }
  },

  /**
   * {@link Metric#COSINE}: points on the unit sphere, where |a − b|² = 2 (1 − a·b). The zero vector
   * has no place there.
   */
  SPHERE {
    @Override
    boolean place(float[] values, double[] point) {
      double squares = 0;
      for (float value : values) {
        squares += (double) value * value;
      }
      if (squares == 0) {
        return false;
      }
      double norm = Math.sqrt(squares);
      for (int n = 0; n < values.length; n++) {
        point[n] = values[n] / norm;
      }
      return true;
    }

    @Override
    double reach(double distance) {
      return Math.sqrt(2 * distance);
    }
  };

  /** Beyond it sums of products of codes could overflow. */
  private static final int LARGEST_DIMENSION = 1 << 16;

  /**
   * The geometry of a space.
   *
   * @return empty if there is none
   */
  static Optional<Geometry> of(EmbeddingSpace space) {
    if (space.dimension() > LARGEST_DIMENSION) {
      return Optional.empty();
    }
    if (space.metric().equals(Metric.EUCLIDEAN)) {
      return Optional.of(FLAT);
    }
    return space.metric().equals(Metric.COSINE) ? Optional.of(SPHERE) : Optional.empty();
  }

  /**
   * Places a fingerprint.
   *
   * @param values of the fingerprint
   * @param point as many values; receives the point
   * @return whether there is a place for it; if not, the point is undefined
   */
  abstract boolean place(float[] values, double[] point);

  /**
   * How far the points of two fingerprints are apart.
   *
   * @param distance of the fingerprints by the metric, ≥ 0
   * @return Euclidean distance
   */
  abstract double reach(double distance);

  /**
   * A part of a point's norm that is larger than what rounding can do to a distance, be it measured
   * by {@link Metric#distance} or estimated by codes: a distance is off by less than this part of
   * both norms.
   *
   * @param dimension of the point
   */
  static double slack(int dimension) {
    return 1e-7 * (10 + Math.sqrt(dimension));
  }
}
