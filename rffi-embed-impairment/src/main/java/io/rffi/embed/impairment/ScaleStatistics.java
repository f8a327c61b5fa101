package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** Where values lie, and how they move within radios. */
final class ScaleStatistics {
  private final double[] centres; // the mean of all packets
  private final double[] spreads; // the standard deviation within radios
  private final List<double[]> deviations; // of each packet, its radio's mean taken away
  private final int free; // packets minus radios

  private ScaleStatistics(double[] centres, double[] spreads, List<double[]> deviations, int free) {
    this.centres = centres;
    this.spreads = spreads;
    this.deviations = deviations;
    this.free = free;
  }

  static ScaleStatistics of(ImpairmentEstimator estimator, Collection<List<IqSignal>> radios) {
    List<Quantity> quantities = estimator.quantities();
    double[] centres = new double[quantities.size()];
    List<double[]> deviations = new ArrayList<>();
    int free = 0;
    for (List<IqSignal> signals : radios) {
      List<double[]> values = signals.stream().map(estimator::estimate).toList();
      double[] mean = mean(values, quantities.size());
      for (double[] value : values) {
        double[] deviation = new double[mean.length];
        for (int n = 0; n < mean.length; n++) {
          centres[n] += value[n];
          deviation[n] = value[n] - mean[n];
        }
        deviations.add(deviation);
      }
      free += Math.max(0, values.size() - 1);
    }
    double[] spreads = new double[centres.length];
    for (int n = 0; n < centres.length; n++) {
      int at = n;
      centres[n] /= Math.max(1, deviations.size());
      double sum =
          deviations.stream().mapToDouble(deviation -> deviation[at]).map(x -> x * x).sum();
      spreads[n] = spread(sum, free, quantities.get(n));
    }
    return new ScaleStatistics(centres, spreads, deviations, free);
  }

  double[] centres() {
    return centres.clone();
  }

  double[] spreads() {
    return spreads.clone();
  }

  private static double[] mean(List<double[]> values, int quantities) {
    double[] mean = new double[quantities];
    for (double[] value : values) {
      for (int n = 0; n < quantities; n++) {
        mean[n] += value[n] / values.size();
      }
    }
    return mean;
  }

  private static double spread(double sum, int free, Quantity quantity) {
    double spread = free == 0 ? 0 : Math.sqrt(sum / free);
    if (!(spread > 0)) {
      throw new IllegalArgumentException(
          "the packets say nothing of how "
              + quantity.name()
              + " moves within a radio; give at least two different ones of one");
    }
    return spread;
  }

  /**
   * W with Wᵀ·W = C⁻¹, C the covariance within radios counted in spreads, shrunk towards 1 by
   * quantities / (quantities + free).
   *
   * @param limit where counts are cut off
   */
  double[][] whitening(double limit) {
    int size = centres.length;
    DMatrixRMaj covariance = new DMatrixRMaj(size, size);
    for (double[] deviation : deviations) {
      double[] counts = new double[size];
      for (int n = 0; n < size; n++) {
        counts[n] = Math.max(-limit, Math.min(limit, deviation[n] / spreads[n]));
      }
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          covariance.add(row, column, counts[row] * counts[column] / free);
        }
      }
    }
    double shrinkage = (double) size / (size + free);
    CommonOps_DDRM.scale(1 - shrinkage, covariance);
    for (int n = 0; n < size; n++) {
      covariance.add(n, n, shrinkage);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalStateException("a shrunk covariance is positive definite");
    }
    DMatrixRMaj inverse = new DMatrixRMaj(size, size);
    CommonOps_DDRM.invert(cholesky.getT(null), inverse);
    double[][] rows = new double[size][size];
    for (int row = 0; row < size; row++) {
      System.arraycopy(inverse.data, row * size, rows[row], 0, size);
    }
    return rows;
  }
}
