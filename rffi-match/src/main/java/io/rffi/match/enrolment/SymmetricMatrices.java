package io.rffi.match.enrolment;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** What the few matrices here need: a triangular root, and the axes of a symmetric one. */
final class SymmetricMatrices {
  private SymmetricMatrices() {}

  /** The lower triangle L with L·Lᵀ = matrix, by Cholesky. */
  static double[][] root(double[][] matrix) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(matrix.length, true);
    if (!cholesky.decompose(new DMatrixRMaj(matrix))) {
      throw new IllegalArgumentException("a covariance is not positive definite");
    }
    return cholesky.getT(null).get2DData();
  }

  /** L⁻¹·columns, in place. */
  static void solve(double[][] root, double[][] columns) {
    for (int i = 0; i < root.length; i++) {
      for (int column = 0; column < columns[i].length; column++) {
        double sum = columns[i][column];
        for (int k = 0; k < i; k++) {
          sum -= root[i][k] * columns[k][column];
        }
        columns[i][column] = sum / root[i][i];
      }
    }
  }

  /** L⁻¹·matrix·L⁻ᵀ of a symmetric matrix. */
  static double[][] between(double[][] root, double[][] matrix) {
    double[][] half = transposed(matrix);
    solve(root, half);
    double[][] whole = transposed(half);
    solve(root, whole);
    return whole;
  }

  static double[][] transposed(double[][] matrix) {
    return CommonOps_DDRM.transpose(new DMatrixRMaj(matrix), null).get2DData();
  }

  static double[][] product(double[][] a, double[][] b) {
    return CommonOps_DDRM.mult(new DMatrixRMaj(a), new DMatrixRMaj(b), null).get2DData();
  }

  /**
   * The axes of a symmetric matrix.
   *
   * @return Qᵀ with matrix = Q·Λ·Qᵀ: a row for each axis
   */
  static double[][] axes(double[][] matrix) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(matrix.length, true, true);
    if (!eigen.decompose(new DMatrixRMaj(matrix))) {
      throw new IllegalArgumentException("a covariance has no axes");
    }
    double[][] rows = new double[matrix.length][];
    for (int axis = 0; axis < rows.length; axis++) {
      rows[axis] = eigen.getEigenVector(axis).data;
    }
    return rows;
  }
}
