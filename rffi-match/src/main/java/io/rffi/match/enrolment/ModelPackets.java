package io.rffi.match.enrolment;

import io.rffi.match.covariance.Gaussian;
import io.rffi.match.covariance.Symmetric;

/** A device's packets on the axes of a model, each with the variance that its noise allows. */
final class ModelPackets implements OutlierTest {
  private final ModelSpread spread;
  private final DistanceOutliers distances;
  private final double usual;
  private final double[][] points;
  private final double[][] variances;

  ModelPackets(DevicePackets packets, ModelSpread spread) {
    this.spread = spread;
    distances = new DistanceOutliers(packets);
    usual = Tails.chiSquaredMedian(spread.axes());
    points = new double[packets.count()][];
    variances = new double[packets.count()][spread.axes()];
    for (int packet = 0; packet < points.length; packet++) {
      points[packet] = spread.on(packets.values(packet));
      for (int axis = 0; axis < spread.axes(); axis++) {
        variances[packet][axis] = spread.variance(axis, packets.snrDb(packet));
      }
    }
  }

  @Override
  public int leastPackets() {
    return 3;
  }

  /**
   * Chi-squared. Fingerprints have longer tails than a normal distribution: so a packet must be
   * improbable even if variances are larger than the model's, and, where there are enough packets
   * to tell, by its distance beside theirs.
   */
  @Override
  public Suspect farthest(int[] of) {
    double[] squared = fromTheRest(of);
    int farthest = 0;
    for (int n = 1; n < of.length; n++) {
      farthest = squared[n] > squared[farthest] ? n : farthest;
    }
    double larger = Math.max(EnrolmentReport.LARGEST_EXCESS, Samples.median(squared) / usual);
    double byModel = of.length * Tails.chiSquared(squared[farthest] / larger, spread.axes());
    double byDistance = of.length < distances.leastPackets() ? 0 : distances.chance(of, farthest);
    return new Suspect(of[farthest], Math.min(1, Math.max(byModel, byDistance)));
  }

  /** See {@link Cohesion#excess()}. */
  double excess(int[] of) {
    return Samples.median(fromTheRest(of)) / usual;
  }

  /** How improbable it is that packets of one radio scatter as these, or more. */
  double chanceOfScatter(int[] of) {
    double sum = 0;
    for (int axis = 0; axis < spread.axes(); axis++) {
      double weights = 0;
      double mean = 0;
      for (int packet : of) {
        weights += 1 / variances[packet][axis];
        mean += points[packet][axis] / variances[packet][axis];
      }
      mean /= weights;
      for (int packet : of) {
        double off = points[packet][axis] - mean;
        sum += off * off / variances[packet][axis];
      }
    }
    return Tails.chiSquared(sum, spread.axes() * (of.length - 1));
  }

  /** The squared Mahalanobis distance of each from the mean of the rest. */
  private double[] fromTheRest(int[] of) {
    double[] squared = new double[of.length];
    double rest = of.length - 1.0;
    for (int axis = 0; axis < spread.axes(); axis++) {
      double sum = 0;
      double sumOfVariances = 0;
      for (int packet : of) {
        sum += points[packet][axis];
        sumOfVariances += variances[packet][axis];
      }
      for (int n = 0; n < of.length; n++) {
        double own = points[of[n]][axis];
        double ownVariance = variances[of[n]][axis];
        double off = own - (sum - own) / rest;
        squared[n] += off * off / (ownVariance + (sumOfVariances - ownVariance) / (rest * rest));
      }
    }
    return squared;
  }

  /**
   * How much more probable the difference of two devices' means is if they are one radio than if
   * they are two, as a logarithm. Of two radios' differences at most the part 1/c is more than c
   * times as probable under one: that is Markov's inequality.
   */
  double logLikelihoodRatio(int[] core, ModelPackets other, int[] otherCore) {
    int axes = spread.axes();
    double[] off = new double[axes];
    double[] variance = new double[axes];
    add(core, 1, off, variance);
    other.add(otherCore, -1, off, variance);
    double[] one = new double[spread.between().length];
    Symmetric.addDiagonal(one, variance);
    double[] two = Symmetric.sum(one, 2, spread.between(), 0, one);
    return logDensity(one, off) - logDensity(two, off);
  }

  private static double logDensity(double[] covariance, double[] off) {
    Gaussian normal = new Gaussian(new double[off.length], covariance);
    return normal.logDensity(normal.distance(off));
  }

  /** Adds the mean of some packets, and its variance. */
  private void add(int[] core, double sign, double[] mean, double[] variance) {
    double count = core.length;
    for (int packet : core) {
      for (int axis = 0; axis < mean.length; axis++) {
        mean[axis] += sign * points[packet][axis] / count;
        variance[axis] += variances[packet][axis] / (count * count);
      }
    }
  }
}
