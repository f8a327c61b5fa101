package io.rffi.match;

import io.rffi.api.decision.TwoCovariance;
import io.rffi.match.covariance.Gaussian;
import io.rffi.match.covariance.Symmetric;

/** A {@link TwoCovariance} prepared for computing, with its matrices as lower triangles. */
final class Variation {
  private final TwoCovariance model;
  private final double[] mean;
  private final double[] between;
  private final double[] within;
  private final double[] noise;
  private final double[] priorPrecision;
  private final double noiseSpread;

  Variation(TwoCovariance model) {
    this.model = model;
    mean = model.mean();
    between = Symmetric.packed(model.between());
    within = Symmetric.packed(model.within());
    noise = Symmetric.packed(model.noise());
    priorPrecision = Symmetric.inverse(between);
    double[][] certainty = Symmetric.full(Symmetric.inverse(within));
    double[][] noises = model.noise();
    double ratios = 0;
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        ratios += certainty[i][j] * noises[i][j];
      }
    }
    noiseSpread = ratios / mean.length;
  }

  TwoCovariance model() {
    return model;
  }

  double[] mean() {
    return mean;
  }

  double[] within() {
    return within;
  }

  double[] noise() {
    return noise;
  }

  double[] priorPrecision() {
    return priorPrecision;
  }

  /** How much farther noise moves a packet at 20 dB than all else does, as a ratio of variances. */
  double noiseSpread() {
    return noiseSpread;
  }

  /** The covariance of an observation around its device. */
  double[] packet(double withinShare, double noiseShare) {
    return Symmetric.sum(new double[within.length], withinShare, within, noiseShare, noise);
  }

  /** Where observations of any radio lie. */
  Gaussian strangers(double withinShare, double noiseShare) {
    return new Gaussian(mean, Symmetric.sum(between, withinShare, within, noiseShare, noise));
  }
}
