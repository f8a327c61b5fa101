package io.rffi.match.covariance;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CovarianceOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Symmetric matrices as their lower triangles, row by row: element (i, j ≤ i) at i(i+1)/2 + j. */
public final class Symmetric {
  private Symmetric() {}

  /**
   * Packs a matrix.
   *
   * @param matrix symmetric; only its lower triangle is read
   * @return the triangle, row by row
   */
  public static double[] packed(double[][] matrix) {
    double[] packed = new double[size(matrix.length)];
    for (int i = 0, at = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        packed[at++] = matrix[i][j];
      }
    }
    return packed;
  }

  /**
   * Unpacks a matrix.
   *
   * @param packed the matrix, as its lower triangle
   * @return rows of the whole matrix
   */
  public static double[][] full(double[] packed) {
    int rows = rows(packed);
    double[][] full = new double[rows][rows];
    for (int i = 0, at = 0; i < rows; i++) {
      for (int j = 0; j <= i; j++, at++) {
        full[i][j] = packed[at];
        full[j][i] = packed[at];
      }
    }
    return full;
  }

  private static int size(int rows) {
    return rows * (rows + 1) / 2;
  }

  private static int rows(double[] packed) {
    return (int) ((Math.sqrt(8.0 * packed.length + 1) - 1) / 2 + 0.5);
  }

  /**
   * Adds multiples: a + α·b + β·c.
   *
   * @param a a packed matrix
   * @param alpha the factor of b
   * @param b a packed matrix
   * @param beta the factor of c
   * @param c a packed matrix
   * @return the sum, packed
   */
  public static double[] sum(double[] a, double alpha, double[] b, double beta, double[] c) {
    double[] sum = new double[a.length];
    for (int n = 0; n < sum.length; n++) {
      sum[n] = a[n] + alpha * b[n] + beta * c[n];
    }
    return sum;
  }

  /**
   * Adds v·vᵀ·weight.
   *
   * @param packed the matrix, as its lower triangle; changed in place
   * @param v a vector
   * @param weight its weight
   */
  public static void addOuter(double[] packed, double[] v, double weight) {
    for (int i = 0, at = 0; i < v.length; i++) {
      for (int j = 0; j <= i; j++) {
        packed[at++] += weight * v[i] * v[j];
      }
    }
  }

  /**
   * Adds variances to the diagonal.
   *
   * @param packed the matrix, as its lower triangle; changed in place
   * @param variances one for each row
   */
  public static void addDiagonal(double[] packed, double[] variances) {
    for (int i = 0, at = 0; i < variances.length; i++, at += i + 1) {
      packed[at] += variances[i];
    }
  }

  /**
   * The inverse of a positive definite matrix.
   *
   * @param packed the matrix, as its lower triangle
   * @return its inverse, packed
   */
  public static double[] inverse(double[] packed) {
    DMatrixRMaj inverse = new DMatrixRMaj(full(packed));
    if (!CovarianceOps_DDRM.invert(inverse)) {
      throw new IllegalArgumentException("a covariance is not positive definite");
    }
    return packed(inverse);
  }

  /**
   * Multiplies by a vector.
   *
   * @param packed the matrix, as its lower triangle
   * @param v the vector
   * @return the product
   */
  public static double[] times(double[] packed, double[] v) {
    DMatrixRMaj product = new DMatrixRMaj(v.length, 1);
    CommonOps_DDRM.mult(new DMatrixRMaj(full(packed)), DMatrixRMaj.wrap(v.length, 1, v), product);
    return product.data;
  }

  /**
   * The nearest matrix whose eigenvalues are within a range.
   *
   * @param packed the matrix, as its lower triangle
   * @param least the least eigenvalue
   * @param most the largest
   * @return the matrix, packed
   */
  public static double[] limited(double[] packed, double least, double most) {
    int rows = rows(packed);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(rows, true, true);
    if (!eigen.decompose(new DMatrixRMaj(full(packed)))) {
      throw new IllegalArgumentException("a covariance has no eigenvalues");
    }
    double[] limited = new double[packed.length];
    for (int n = 0; n < rows; n++) {
      double value = Math.max(least, Math.min(most, eigen.getEigenvalue(n).getReal()));
      addOuter(limited, eigen.getEigenVector(n).data, value);
    }
    return limited;
  }

  /**
   * The sum of the diagonal.
   *
   * @param packed the matrix, as its lower triangle
   * @return the trace
   */
  public static double trace(double[] packed) {
    double trace = 0;
    for (int i = 0, at = 0; at < packed.length; i++, at += i + 1) {
      trace += packed[at];
    }
    return trace;
  }

  static double[] packed(DMatrixRMaj matrix) {
    double[] packed = new double[size(matrix.numRows)];
    for (int i = 0, at = 0; i < matrix.numRows; i++) {
      for (int j = 0; j <= i; j++) {
        packed[at++] = matrix.get(i, j);
      }
    }
    return packed;
  }
}
