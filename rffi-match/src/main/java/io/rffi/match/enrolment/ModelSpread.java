package io.rffi.match.enrolment;

import io.rffi.api.decision.TwoCovariance;

/**
 * How packets of a device may differ, by a model: on axes on which a device's packets have the
 * variance 1 without noise, and noise adds to each axis alone.
 */
final class ModelSpread {
  private final double[][] projection;
  private final double[] noise;
  private final double[][] between;

  ModelSpread(TwoCovariance model) {
    double[][] root = SymmetricMatrices.root(model.within());
    double[][] axes = SymmetricMatrices.axes(SymmetricMatrices.between(root, model.noise()));
    double[][] white = model.projection();
    SymmetricMatrices.solve(root, white);
    projection = SymmetricMatrices.product(axes, white);
    noise = new double[axes.length];
    double[][] turned = turned(axes, SymmetricMatrices.between(root, model.noise()));
    for (int axis = 0; axis < noise.length; axis++) {
      noise[axis] = Math.max(0, turned[axis][axis]);
    }
    between = turned(axes, SymmetricMatrices.between(root, model.between()));
  }

  private static double[][] turned(double[][] axes, double[][] matrix) {
    return SymmetricMatrices.product(
        SymmetricMatrices.product(axes, matrix), SymmetricMatrices.transposed(axes));
  }

  int axes() {
    return noise.length;
  }

  /** How devices differ, on these axes. */
  double[][] between() {
    return between;
  }

  /** A packet on these axes. */
  double[] on(float[] values) {
    if (values.length != projection[0].length) {
      throw new IllegalArgumentException(
          "statistics of fingerprints with %d values, got one with %d"
              .formatted(projection[0].length, values.length));
    }
    double[] on = new double[noise.length];
    for (int axis = 0; axis < on.length; axis++) {
      for (int n = 0; n < values.length; n++) {
        on[axis] += projection[axis][n] * values[n];
      }
    }
    return on;
  }

  /** The variance of a packet around its device on an axis; no noise is added if unmeasured. */
  double variance(int axis, double snrDb) {
    return 1 + noise[axis] * TwoCovariance.relativeNoise(snrDb);
  }
}
