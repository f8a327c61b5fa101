package io.rffi.match;

import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Learns {@link DecisionStatistics} from the packets of many radios: the more radios, the lower are
 * the false-accept rates that can be stated (1/rate − 1 radios at least).
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

  private StatisticsEstimator(double[] snrDb, float[][][][] fingerprints) {
    this.snrDb = snrDb;
    this.fingerprints = fingerprints;
  }

  /**
   * Learns.
   *
   * @param snrDb the levels: signal-to-noise ratios in dB, ascending, at least two
   * @param fingerprints [level][radio][packet][value]: at least twenty radios, the same at each
   *     level, with at least two packets each; packet p of a radio may be the same transmission at
   *     all levels
   * @return how they vary, and they themselves as a cohort
   * @throws IllegalArgumentException if there are too few, or nothing tells the radios apart
   */
  public static DecisionStatistics estimate(double[] snrDb, float[][][][] fingerprints) {
    // Refuses what is missing or not finite.
    ImpostorCohort raw = new ImpostorCohort(snrDb, fingerprints);
    if (raw.levels() < 2 || raw.radios() < LEAST_RADIOS || raw.packets() < 2) {
      throw new IllegalArgumentException(
          "statistics take two levels of noise, %d radios and two packets of each, got %d, %d and %d"
              .formatted(LEAST_RADIOS, raw.levels(), raw.radios(), raw.packets()));
    }
    return new StatisticsEstimator(snrDb, fingerprints).estimate();
  }

  private DecisionStatistics estimate() {
    double[][] projection = discriminants();
    float[][][][] on = new float[snrDb.length][][][];
    for (int level = 0; level < on.length; level++) {
      on[level] = new float[fingerprints[level].length][][];
      for (int radio = 0; radio < on[level].length; radio++) {
        on[level][radio] = new float[fingerprints[level][radio].length][];
        for (int packet = 0; packet < on[level][radio].length; packet++) {
          on[level][radio][packet] = project(projection, fingerprints[level][radio][packet]);
        }
      }
    }
    return new DecisionStatistics(model(projection, on), new ImpostorCohort(snrDb, on));
  }

  private static float[] project(double[][] projection, float[] values) {
    float[] on = new float[projection.length];
    for (int k = 0; k < on.length; k++) {
      double sum = 0;
      for (int n = 0; n < values.length; n++) {
        sum += projection[k][n] * values[n];
      }
      on[k] = (float) sum;
    }
    return on;
  }

  /** Unit variance within devices at the middle level, along each. */
  private double[][] discriminants() {
    float[][][] middle = fingerprints[snrDb.length / 2];
    double[] within = within(middle);
    int size = middle[0][0].length;
    double ridge = RIDGE * Symmetric.trace(within) / size;
    DMatrixRMaj spread = new DMatrixRMaj(Symmetric.full(within));
    for (int n = 0; n < size; n++) {
      spread.add(n, n, ridge);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
    if (!(ridge > 0) || !cholesky.decompose(spread)) {
      throw new IllegalArgumentException("the packets of each radio are all the same");
    }
    DMatrixRMaj whiten = cholesky.getT(null);
    CommonOps_DDRM.invert(whiten);
    DMatrixRMaj half = new DMatrixRMaj(size, size);
    DMatrixRMaj between = new DMatrixRMaj(size, size);
    CommonOps_DDRM.mult(whiten, new DMatrixRMaj(Symmetric.full(between(middle, within))), half);
    CommonOps_DDRM.multTransB(half, whiten, between);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    eigen.decompose(symmetric(between));
    List<Integer> order = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      if (eigen.getEigenvalue(n).getReal() >= LEAST_RATIO) {
        order.add(n);
      }
    }
    if (order.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing tells the radios apart: along no axis do they differ twice as much as their"
              + " packets do");
    }
    order.sort(Comparator.comparingDouble(n -> -eigen.getEigenvalue(n).getReal()));
    double[][] axes = new double[order.size()][];
    for (int k = 0; k < axes.length; k++) {
      DMatrixRMaj axis = new DMatrixRMaj(size, 1);
      CommonOps_DDRM.multTransA(whiten, eigen.getEigenVector(order.get(k)), axis);
      axes[k] = axis.data;
    }
    return axes;
  }

  /** Rounding leaves the halves of a product different in their last digits. */
  private static DMatrixRMaj symmetric(DMatrixRMaj matrix) {
    DMatrixRMaj mean = matrix.copy();
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        mean.set(i, j, (matrix.get(i, j) + matrix.get(j, i)) / 2);
      }
    }
    return mean;
  }

  private TwoCovariance model(double[][] projection, float[][][][] on) {
    double[][] spreads = new double[snrDb.length][];
    for (int level = 0; level < spreads.length; level++) {
      spreads[level] = within(on[level]);
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
    float[][][] clearest = on[on.length - 1];
    return new TwoCovariance(
        projection,
        mean(clearest),
        Symmetric.full(positive(between(clearest, spreads[spreads.length - 1]))),
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
