package io.rffi.match.enrolment;

import io.rffi.api.decision.TwoCovariance;
import io.rffi.match.covariance.JointAxes;
import io.rffi.match.covariance.Symmetric;

/**
 * How packets of a device may differ, by a model: on axes on which a device's packets have the
 * variance 1 without noise, and noise adds to each axis alone.
 */
final class ModelSpread {
  private final double[][] projection;
  private final double[] noise;
  private final double[] between;

  ModelSpread(TwoCovariance model) {
    JointAxes axes =
        JointAxes.of(Symmetric.packed(model.within()), Symmetric.packed(model.noise()));
    projection = axes.after(model.projection());
    noise = axes.variances();
    for (int axis = 0; axis < noise.length; axis++) {
      noise[axis] = Math.max(0, noise[axis]);
    }
    between = axes.covariance(Symmetric.packed(model.between()));
  }

  int axes() {
    return noise.length;
  }

  /** How devices differ, on these axes: a triangle as {@link Symmetric} has it. */
  double[] between() {
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
