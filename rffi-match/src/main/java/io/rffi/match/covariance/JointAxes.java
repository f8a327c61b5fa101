package io.rffi.match.covariance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Axes on which two covariances are both diagonal, the first of them the unit matrix: W with W·A·Wᵀ
 * = I and W·B·Wᵀ = Λ (G. H. Golub and C. F. Van Loan, Matrix Computations, 2013, section 8.7).
 */
public final class JointAxes {
  private final DMatrixRMaj axes;
  private final double[] variances;

  private JointAxes(DMatrixRMaj axes, double[] variances) {
    this.axes = axes;
    this.variances = variances;
  }

  /**
   * Finds them.
   *
   * @param unit A, a lower triangle as {@link Symmetric} has it; positive definite
   * @param other B, as large
   * @return as many axes as there are rows, by descending variance of B
   * @throws IllegalArgumentException if A is not positive definite, or B has no axes
   */
  public static JointAxes of(double[] unit, double[] other) {
    DMatrixRMaj white = new DMatrixRMaj(Symmetric.full(unit));
    int size = white.numRows;
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
    if (!cholesky.decompose(white)) {
      throw new IllegalArgumentException("a covariance is not positive definite");
    }
    DMatrixRMaj whiten = cholesky.getT(null);
    CommonOps_DDRM.invert(whiten);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(transformed(whiten, other))) {
      throw new IllegalArgumentException("a covariance has no axes");
    }
    double[] found = new double[size];
    Arrays.setAll(found, n -> eigen.getEigenvalue(n).getReal());
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(n -> -found[n]))
            .mapToInt(n -> n)
            .toArray();
    DMatrixRMaj turn = new DMatrixRMaj(size, size);
    double[] variances = new double[size];
    for (int k = 0; k < size; k++) {
      CommonOps_DDRM.insert(
          CommonOps_DDRM.transpose(eigen.getEigenVector(order[k]), null), turn, k, 0);
      variances[k] = found[order[k]];
    }
    return new JointAxes(CommonOps_DDRM.mult(turn, whiten, null), variances);
  }

  /** M·B·Mᵀ. Rounding leaves the halves of a product different in their last digits. */
  private static DMatrixRMaj transformed(DMatrixRMaj by, double[] packed) {
    DMatrixRMaj half = CommonOps_DDRM.mult(by, new DMatrixRMaj(Symmetric.full(packed)), null);
    DMatrixRMaj whole = CommonOps_DDRM.multTransB(half, by, null);
    DMatrixRMaj mean = CommonOps_DDRM.transpose(whole, null);
    CommonOps_DDRM.add(0.5, mean, 0.5, whole, mean);
    return mean;
  }

  /**
   * The first axes alone.
   *
   * @param count how many, not more than there are
   * @return others
   */
  public JointAxes first(int count) {
    return new JointAxes(
        CommonOps_DDRM.extract(axes, 0, count, 0, axes.numCols), Arrays.copyOf(variances, count));
  }

  /**
   * The variances of B along the axes.
   *
   * @return Λ, descending
   */
  public double[] variances() {
    return variances.clone();
  }

  /**
   * The axes.
   *
   * @return W, a row for each
   */
  public double[][] rows() {
    return axes.get2DData();
  }

  /**
   * These axes after a projection.
   *
   * @param projection as many rows as an axis has values
   * @return W·P
   */
  public double[][] after(double[][] projection) {
    return CommonOps_DDRM.mult(axes, new DMatrixRMaj(projection), null).get2DData();
  }

  /**
   * A point on the axes.
   *
   * @param point as many values as an axis has
   * @return W·x
   */
  public double[] point(double[] point) {
    return CommonOps_DDRM.mult(axes, DMatrixRMaj.wrap(point.length, 1, point), null).data;
  }

  /**
   * A covariance on the axes.
   *
   * @param packed M, as large as A and B
   * @return W·M·Wᵀ, packed
   */
  public double[] covariance(double[] packed) {
    return Symmetric.packed(transformed(axes, packed));
  }
}
