package io.rffi.embed.impairment;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Complex linear least squares over fixed regressors: the coefficients c that minimise Σ |y[n] − Σ
 * c_k·x_k[n]|². The pseudo-inverse is worked out once, by a QR decomposition, so that a fit is one
 * product of matrices and any thread can make it.
 */
final class ComplexLeastSquares {
  private static final double DEPENDENT = 1e-9;

  private final List<double[]> regressors;
  private final DMatrixRMaj pseudoInverse;

  /**
   * For some regressors.
   *
   * @param regressors interleaved, of one length, linearly independent
   * @param from the first sample that takes part; those before it are not looked at
   */
  ComplexLeastSquares(List<double[]> regressors, int from) {
    this.regressors = regressors;
    int length = regressors.get(0).length / 2;
    int count = regressors.size();
    DMatrixRMaj design = new DMatrixRMaj(2 * length, 2 * count);
    for (int k = 0; k < count; k++) {
      double[] x = regressors.get(k);
      for (int n = from; n < length; n++) {
        design.set(2 * n, 2 * k, x[2 * n]);
        design.set(2 * n, 2 * k + 1, -x[2 * n + 1]);
        design.set(2 * n + 1, 2 * k, x[2 * n + 1]);
        design.set(2 * n + 1, 2 * k + 1, x[2 * n]);
      }
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(2 * length, 2 * count);
    if (!qr.decompose(design)) {
      throw new IllegalArgumentException("the regressors can't be decomposed");
    }
    DMatrixRMaj triangle = qr.getR(null, true);
    requireIndependent(triangle);
    DMatrixRMaj inverse = new DMatrixRMaj(2 * count, 2 * count);
    CommonOps_DDRM.invert(triangle, inverse);
    pseudoInverse = new DMatrixRMaj(2 * count, 2 * length);
    CommonOps_DDRM.multTransB(inverse, qr.getQ(null, true), pseudoInverse);
  }

  private static void requireIndependent(DMatrixRMaj triangle) {
    double largest = CommonOps_DDRM.elementMaxAbs(triangle);
    for (int n = 0; n < triangle.numRows; n++) {
      if (!(Math.abs(triangle.get(n, n)) > DEPENDENT * largest)) {
        throw new IllegalArgumentException("the regressors are not linearly independent");
      }
    }
  }

  /**
   * Fits.
   *
   * @param samples interleaved, as long as the regressors
   * @return the coefficients, interleaved, in the order of the regressors
   */
  double[] fit(double[] samples) {
    DMatrixRMaj coefficients = new DMatrixRMaj(pseudoInverse.numRows, 1);
    CommonOps_DDRM.mult(pseudoInverse, DMatrixRMaj.wrap(samples.length, 1, samples), coefficients);
    return coefficients.data;
  }

  /** What the first so many regressors make of the coefficients. */
  double[] model(double[] coefficients, int terms) {
    double[] sum = new double[regressors.get(0).length];
    for (int k = 0; k < terms; k++) {
      double re = coefficients[2 * k];
      double im = coefficients[2 * k + 1];
      double[] x = regressors.get(k);
      for (int n = 0; n < sum.length; n += 2) {
        sum[n] += re * x[n] - im * x[n + 1];
        sum[n + 1] += re * x[n + 1] + im * x[n];
      }
    }
    return sum;
  }

  int terms() {
    return regressors.size();
  }
}
