package io.rffi.match;

import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import io.rffi.match.covariance.JointAxes;
import io.rffi.match.covariance.Symmetric;
import java.util.Arrays;

/**
 * Learns {@link DecisionStatistics} from the packets of many radios: the more radios, the lower are
 * the false-accept rates that can be stated (1/rate − 1 radios of each kind at least).
 *
 * <p>Covariances are those of moments: within devices at each level, pooled over the radios; noise
 * and the rest told apart by a weighted regression on the noise's power; between devices that of
 * the means of the clearest packets, less what is within. The axes are the discriminants of the
 * middle level (R. A. Fisher, 1936), as far as devices differ along them at least twice as much as
 * packets of one device do.
 */
public final class StatisticsEstimator {
  private static final int LEAST_RADIOS = 20;

  /** Of the variances between and within devices, along the last axis that is looked at. */
  private static final double LEAST_RATIO = 4;

  /**
   * So much of the mean variance is added on each axis, where a fingerprint has constant values.
   */
  private static final double RIDGE = 1e-6;

  /** Estimates may come out negative: at least so much of the largest variance remains. */
  private static final double LEAST_VARIANCE = 1e-3;

  private final double[] snrDb;
  private final float[][][][] fingerprints;
  private final int[] groups;

  private StatisticsEstimator(double[] snrDb, float[][][][] fingerprints, int[] groups) {
    this.snrDb = snrDb;
    this.fingerprints = fingerprints;
    this.groups = groups;
  }

  /**
   * Learns from radios of one kind, or of kinds that nobody knows.
   *
   * @param snrDb the levels: signal-to-noise ratios in dB, ascending, at least two
   * @param fingerprints [level][radio][packet][value]: at least twenty radios, the same at each
   *     level, with at least two packets each; packet p of a radio may be the same transmission at
   *     all levels
   * @return how they vary, and they themselves as a cohort
   * @throws IllegalArgumentException if there are too few, or nothing tells the radios apart
   */
  public static DecisionStatistics estimate(double[] snrDb, float[][][][] fingerprints) {
    int radios = fingerprints.length == 0 ? 0 : fingerprints[0].length;
    return estimate(snrDb, fingerprints, new int[radios]);
  }

  /**
   * Learns from radios of several kinds. How fingerprints vary is learnt from all of them together;
   * rates are held for each kind apart.
   *
   * @param snrDb the levels: signal-to-noise ratios in dB, ascending, at least two
   * @param fingerprints [level][radio][packet][value]: at least twenty radios, the same at each
   *     level, with at least two packets each; packet p of a radio may be the same transmission at
   *     all levels
   * @param groups the kind of each radio, counted from 0 without a gap
   * @return how they vary, and they themselves as a cohort
   * @throws IllegalArgumentException if there are too few, or nothing tells the radios apart
   */
  public static DecisionStatistics estimate(
      double[] snrDb, float[][][][] fingerprints, int[] groups) {
    // Refuses what is missing or not finite.
    ImpostorCohort raw = new ImpostorCohort(snrDb, fingerprints, groups);
    if (raw.levels() < 2 || raw.radios() < LEAST_RADIOS || raw.packets() < 2) {
      throw new IllegalArgumentException(
          "statistics take two levels of noise, %d radios and two packets of each, got %d, %d and %d"
              .formatted(LEAST_RADIOS, raw.levels(), raw.radios(), raw.packets()));
    }
    return new StatisticsEstimator(snrDb, fingerprints, groups).estimate();
  }

  private DecisionStatistics estimate() {
    TwoCovariance model = model(discriminants());
    float[][][][] on = new float[snrDb.length][][][];
    for (int level = 0; level < on.length; level++) {
      on[level] = new float[fingerprints[level].length][][];
      for (int radio = 0; radio < on[level].length; radio++) {
        on[level][radio] = new float[fingerprints[level][radio].length][];
        for (int packet = 0; packet < on[level][radio].length; packet++) {
          on[level][radio][packet] = floats(model.project(fingerprints[level][radio][packet]));
        }
      }
    }
    return new DecisionStatistics(model, new ImpostorCohort(snrDb, on, groups));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }

  /** Unit variance within devices at the middle level, along each. */
  private JointAxes discriminants() {
    float[][][] middle = fingerprints[snrDb.length / 2];
    double[] within = within(middle);
    double[] ridge = new double[middle[0][0].length];
    Arrays.fill(ridge, RIDGE * Symmetric.trace(within) / ridge.length);
    if (!(ridge[0] > 0)) {
      throw new IllegalArgumentException("the packets of each radio are all the same");
    }
    double[] between = between(middle, within);
    Symmetric.addDiagonal(within, ridge);
    JointAxes axes = JointAxes.of(within, between);
    int count = (int) Arrays.stream(axes.variances()).filter(ratio -> ratio >= LEAST_RATIO).count();
    if (count == 0) {
      throw new IllegalArgumentException(
          "nothing tells the radios apart: along no axis do they differ twice as much as their"
              + " packets do");
    }
    return axes.first(count);
  }

  private TwoCovariance model(JointAxes axes) {
    double[][] spreads = new double[snrDb.length][];
    for (int level = 0; level < spreads.length; level++) {
      spreads[level] = axes.covariance(within(fingerprints[level]));
    }
    // Σ(level) = within + h·noise, each level weighted by how surely its covariance is known.
    double one = 0;
    double h = 0;
    double hh = 0;
    double[] sum = new double[spreads[0].length];
    double[] sumH = sum.clone();
    for (int level = 0; level < spreads.length; level++) {
      double relative = TwoCovariance.relativeNoise(snrDb[level]);
      double weight = Math.pow(Symmetric.trace(spreads[level]), -2);
      one += weight;
      h += weight * relative;
      hh += weight * relative * relative;
      sum = Symmetric.sum(sum, weight, spreads[level], 0, sum);
      sumH = Symmetric.sum(sumH, weight * relative, spreads[level], 0, sumH);
    }
    double determinant = one * hh - h * h;
    double[] zero = new double[sum.length];
    double[] within = Symmetric.sum(zero, hh / determinant, sum, -h / determinant, sumH);
    double[] noise = Symmetric.sum(zero, one / determinant, sumH, -h / determinant, sum);
    float[][][] clearest = fingerprints[fingerprints.length - 1];
    double[] between = axes.covariance(between(clearest, within(clearest)));
    return new TwoCovariance(
        axes.rows(),
        axes.point(mean(clearest)),
        Symmetric.full(positive(between)),
        Symmetric.full(positive(within)),
        Symmetric.full(positive(noise)));
  }

  private static double[] positive(double[] covariance) {
    double most = Symmetric.trace(covariance);
    return Symmetric.limited(covariance, LEAST_VARIANCE * most, Double.MAX_VALUE);
  }

  private static double[] means(float[][] packets) {
    double[] mean = new double[packets[0].length];
    for (float[] packet : packets) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += packet[k] / (double) packets.length;
      }
    }
    return mean;
  }

  private static double[] mean(float[][][] radios) {
    double[] mean = new double[radios[0][0].length];
    for (float[][] packets : radios) {
      double[] radio = means(packets);
      Arrays.setAll(mean, k -> mean[k] + radio[k] / radios.length);
    }
    return mean;
  }

  private static double[] within(float[][][] radios) {
    double[] within = triangle(radios);
    for (float[][] packets : radios) {
      double[] radio = means(packets);
      double weight = 1.0 / radios.length / (packets.length - 1);
      for (float[] packet : packets) {
        double[] off = new double[radio.length];
        Arrays.setAll(off, k -> packet[k] - radio[k]);
        Symmetric.addOuter(within, off, weight);
      }
    }
    return within;
  }

  /** Of the radios' means, less what their packets' scatter adds. */
  private static double[] between(float[][][] radios, double[] within) {
    double[] mean = mean(radios);
    double[] between = triangle(radios);
    for (float[][] packets : radios) {
      double[] radio = means(packets);
      Arrays.setAll(radio, k -> radio[k] - mean[k]);
      Symmetric.addOuter(between, radio, 1.0 / (radios.length - 1));
    }
    return Symmetric.sum(between, -1.0 / radios[0].length, within, 0, within);
  }

  private static double[] triangle(float[][][] radios) {
    int size = radios[0][0].length;
    return new double[size * (size + 1) / 2];
  }
}
