package io.rffi.match;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Radios of a population whose {@link TwoCovariance} is known, without end: what a matcher that
 * believes in the model meets when the model is right. Their fingerprints lie on the model's axes.
 */
final class SyntheticRadios {
  private final TwoCovariance model;
  private final EmbeddingSpace space;
  private final double[][] between;
  private final double[][] within;
  private final double[][] noise;
  private final Random random;

  private SyntheticRadios(TwoCovariance model, long seed) {
    this.model = model;
    space = new EmbeddingSpace("synthetic", "two-covariance", model.axes(), Metric.EUCLIDEAN);
    between = root(model.between());
    within = root(model.within());
    noise = root(model.noise());
    random = new Random(seed);
  }

  /**
   * Radios that vary by such covariances, all positive definite, around zero.
   *
   * @param noise at {@link TwoCovariance#REFERENCE_SNR_DB}
   */
  static SyntheticRadios of(double[][] between, double[][] within, double[][] noise, long seed) {
    int axes = between.length;
    return new SyntheticRadios(
        new TwoCovariance(diagonal(axes, 1), new double[axes], between, within, noise), seed);
  }

  /** Radios that vary alike along all axes, by such variances. */
  static SyntheticRadios of(int axes, double between, double within, double noise, long seed) {
    return of(diagonal(axes, between), diagonal(axes, within), diagonal(axes, noise), seed);
  }

  private static double[][] diagonal(int axes, double variance) {
    double[][] matrix = new double[axes][axes];
    for (int k = 0; k < axes; k++) {
      matrix[k][k] = variance;
    }
    return matrix;
  }

  /** The lower Cholesky factor. */
  private static double[][] root(double[][] matrix) {
    double[][] root = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int n = 0; n < j; n++) {
          sum -= root[i][n] * root[j][n];
        }
        root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
      }
    }
    return root;
  }

  TwoCovariance model() {
    return model;
  }

  EmbeddingSpace space() {
    return space;
  }

  /** One that nobody has met before. */
  Radio radio() {
    return new Radio(drawn(between));
  }

  private double[] drawn(double[][] root) {
    double[] normal = new double[root.length];
    Arrays.setAll(normal, k -> random.nextGaussian());
    double[] drawn = new double[normal.length];
    for (int i = 0; i < drawn.length; i++) {
      for (int j = 0; j <= i; j++) {
        drawn[i] += root[i][j] * normal[j];
      }
    }
    return drawn;
  }

  /** One radio, which sends without end. */
  final class Radio {
    private final double[] centre;

    private Radio(double[] centre) {
      this.centre = centre;
    }

    Fingerprint packet(double snrDb) {
      return packets(1, snrDb).get(0);
    }

    List<Fingerprint> packets(int count, double snrDb) {
      List<Fingerprint> all = new ArrayList<>();
      for (int n = 0; n < count; n++) {
        all.add(Fingerprint.of(space, transmission(snrDb)[0]).withSnrDb(snrDb));
      }
      return all;
    }

    EnrolledDevice enrolled(String id, int packets, double snrDb) {
      return new EnrolledDevice(id, packets(packets, snrDb));
    }

    /** One transmission as it is received at each of some signal-to-noise ratios. */
    private float[][] transmission(double... snrDb) {
      double[] sent = drawn(within);
      float[][] received = new float[snrDb.length][centre.length];
      for (int level = 0; level < snrDb.length; level++) {
        double amplitude = Math.sqrt(TwoCovariance.relativeNoise(snrDb[level]));
        double[] added = drawn(noise);
        for (int k = 0; k < centre.length; k++) {
          received[level][k] = (float) (centre[k] + sent[k] + amplitude * added[k]);
        }
      }
      return received;
    }
  }

  List<Radio> radios(int count) {
    List<Radio> all = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      all.add(radio());
    }
    return all;
  }

  /** Under the ids 0, 1, …. */
  static Gallery gallery(List<Radio> radios, int packets, double snrDb) {
    List<EnrolledDevice> devices = new ArrayList<>();
    for (int n = 0; n < radios.size(); n++) {
      devices.add(radios.get(n).enrolled(String.valueOf(n), packets, snrDb));
    }
    return new Gallery(1, devices);
  }

  /** [level][radio][packet][value] of new radios, each transmission received at all levels. */
  float[][][][] fingerprints(int radios, int packets, double... snrDb) {
    float[][][][] all = new float[snrDb.length][radios][packets][];
    for (int radio = 0; radio < radios; radio++) {
      Radio one = radio();
      for (int packet = 0; packet < packets; packet++) {
        float[][] received = one.transmission(snrDb);
        for (int level = 0; level < snrDb.length; level++) {
          all[level][radio][packet] = received[level];
        }
      }
    }
    return all;
  }

  /**
   * The true model, and a cohort of two groups of equal size: new radios of this kind, and of
   * another.
   */
  DecisionStatistics statistics(SyntheticRadios other, int each, int packets, double... snrDb) {
    float[][][][] values = fingerprints(each, packets, snrDb);
    float[][][][] others = other.fingerprints(each, packets, snrDb);
    int[] groups = new int[2 * each];
    Arrays.fill(groups, each, groups.length, 1);
    for (int level = 0; level < values.length; level++) {
      values[level] = Arrays.copyOf(values[level], groups.length);
      System.arraycopy(others[level], 0, values[level], each, each);
    }
    return new DecisionStatistics(model, new ImpostorCohort(snrDb, values, groups));
  }

  /** The true model, and a cohort of new radios. */
  DecisionStatistics statistics(int radios, int packets, double... snrDb) {
    return new DecisionStatistics(
        model, new ImpostorCohort(snrDb, fingerprints(radios, packets, snrDb)));
  }
}
