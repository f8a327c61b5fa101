package io.rffi.match.covariance;

/** A normal distribution. Its constant factor (2π)^(−K/2) is left out: it cancels in ratios. */
public final class Gaussian {
  private final double[] mean;

  /** Of the covariance's Cholesky factor, row by row; the diagonal's reciprocals in its place. */
  private final double[] factor;

  private final double logDeterminantRoot;

  /**
   * A distribution.
   *
   * @param mean where its middle is
   * @param covariance a lower triangle as {@link Symmetric} has it; positive definite
   */
  public Gaussian(double[] mean, double[] covariance) {
    this.mean = mean;
    factor = covariance.clone();
    double logRoot = 0;
    for (int i = 0, row = 0; i < mean.length; row += ++i) {
      for (int j = 0, other = 0; j <= i; other += ++j) {
        double sum = factor[row + j];
        for (int n = 0; n < j; n++) {
          sum -= factor[row + n] * factor[other + n];
        }
        if (j < i) {
          factor[row + j] = sum * factor[other + j];
        } else if (sum > 0) {
          factor[row + j] = 1 / Math.sqrt(sum);
          logRoot += Math.log(sum) / 2;
        } else {
          throw new IllegalArgumentException("a covariance is not positive definite");
        }
      }
    }
    logDeterminantRoot = logRoot;
  }

  /**
   * The squared Mahalanobis distance of a point.
   *
   * @param point with as many values as the mean
   * @return its distance from the mean, ≥ 0
   */
  public double distance(double[] point) {
    double[] solved = new double[mean.length];
    double distance = 0;
    for (int i = 0, row = 0; i < solved.length; row += ++i) {
      double sum = point[i] - mean[i];
      for (int n = 0; n < i; n++) {
        sum -= factor[row + n] * solved[n];
      }
      solved[i] = sum * factor[row + i];
      distance += solved[i] * solved[i];
    }
    return distance;
  }

  /**
   * The logarithm of the density.
   *
   * @param distance of a point, squared
   * @return without the constant factor
   */
  public double logDensity(double distance) {
    return -distance / 2 - logDeterminantRoot;
  }
}
