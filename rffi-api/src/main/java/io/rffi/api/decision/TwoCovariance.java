package io.rffi.api.decision;

import java.util.Arrays;
import java.util.Objects;

/**
 * How the fingerprints of a population vary: the two-covariance model of N. Brümmer and E. de
 * Villiers ("The speaker partitioning problem", Odyssey 2010), which is PLDA without subspaces,
 * with the noise of reception as a third part.
 *
 * <p>A fingerprint x of D values is looked at on K axes, y = P·x. Devices lie around the mean with
 * the covariance <em>between</em>; a device's packets around the device with <em>within</em>, and
 * by noise with <em>noise</em> · h, h = 10^(−(SNR − 20 dB)/10). So noise is that of a packet at 20
 * dB.
 *
 * <p>Immutable. Arrays are copied on the way in and out.
 */
public final class TwoCovariance {
  /** The SNR at which the noise has the covariance that is stated. */
  public static final double REFERENCE_SNR_DB = 20;

  private final double[][] projection;
  private final double[] mean;
  private final double[][] between;
  private final double[][] within;
  private final double[][] noise;

  /**
   * A model.
   *
   * @param projection P, K rows of D values
   * @param mean K values
   * @param between K × K, symmetric and positive definite
   * @param within as large, symmetric and positive definite
   * @param noise as large, symmetric and positive semidefinite
   */
  public TwoCovariance(
      double[][] projection,
      double[] mean,
      double[][] between,
      double[][] within,
      double[][] noise) {
    this.projection = copy(projection, "projection");
    this.mean = copy(new double[][] {mean}, "mean")[0];
    this.between = square(between, "between");
    this.within = square(within, "within");
    this.noise = square(noise, "noise");
    if (projection.length != mean.length || mean.length == 0) {
      throw new IllegalArgumentException(
          "a projection onto %d axes, and a mean of %d".formatted(projection.length, mean.length));
    }
  }

  private double[][] square(double[][] matrix, String name) {
    double[][] copy = copy(matrix, name);
    if (copy.length != mean.length || copy[0].length != mean.length) {
      throw new IllegalArgumentException(
          "%s is %d × %d, there are %d axes"
              .formatted(name, copy.length, copy[0].length, mean.length));
    }
    for (int i = 0; i < copy.length; i++) {
      for (int j = 0; j < i; j++) {
        if (copy[i][j] != copy[j][i]) {
          throw new IllegalArgumentException(name + " is not symmetric");
        }
      }
    }
    return copy;
  }

  private static double[][] copy(double[][] matrix, String name) {
    Objects.requireNonNull(matrix, name);
    double[][] copy = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      copy[i] = matrix[i].clone();
      if (copy[i].length != copy[0].length) {
        throw new IllegalArgumentException(name + " has rows of different lengths");
      }
      for (double value : copy[i]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(name + " has " + value + ", not a finite number");
        }
      }
    }
    return copy;
  }

  /**
   * How many axes are looked at.
   *
   * @return K, ≥ 1
   */
  public int axes() {
    return mean.length;
  }

  /**
   * How many values a fingerprint has.
   *
   * @return D, ≥ 1
   */
  public int dimension() {
    return projection[0].length;
  }

  /**
   * Looks at a fingerprint on the axes.
   *
   * @param fingerprint D values
   * @return P·x, K values
   */
  public double[] project(float[] fingerprint) {
    double[] on = new double[axes()];
    for (int k = 0; k < on.length; k++) {
      for (int n = 0; n < fingerprint.length; n++) {
        on[k] += projection[k][n] * fingerprint[n];
      }
    }
    return on;
  }

  /**
   * The axes.
   *
   * @return P, K rows of D values
   */
  public double[][] projection() {
    return copy(projection, "projection");
  }

  /**
   * Where devices lie on average.
   *
   * @return K values
   */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * How devices differ.
   *
   * @return K × K
   */
  public double[][] between() {
    return copy(between, "between");
  }

  /**
   * How a device's packets differ when there is no noise.
   *
   * @return K × K
   */
  public double[][] within() {
    return copy(within, "within");
  }

  /**
   * What noise adds at {@link #REFERENCE_SNR_DB}.
   *
   * @return K × K
   */
  public double[][] noise() {
    return copy(noise, "noise");
  }

  /**
   * By how much the noise of a packet is stronger than at {@link #REFERENCE_SNR_DB}.
   *
   * @param snrDb the packet's signal-to-noise ratio, in dB
   * @return h ≥ 0
   */
  public static double relativeNoise(double snrDb) {
    return Math.pow(10, (REFERENCE_SNR_DB - snrDb) / 10);
  }

  /** Equal numbers. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TwoCovariance that
        && Arrays.deepEquals(projection, that.projection)
        && Arrays.equals(mean, that.mean)
        && Arrays.deepEquals(between, that.between)
        && Arrays.deepEquals(within, that.within)
        && Arrays.deepEquals(noise, that.noise);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.deepHashCode(projection), Arrays.deepHashCode(between));
  }
}
