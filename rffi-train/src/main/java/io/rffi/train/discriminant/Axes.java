package io.rffi.train.discriminant;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The axes of the scatter between devices, the scatter within being white; the one that tells most
 * comes first.
 */
final class Axes {
  /**
   * Relative to the mean of the diagonal: the directions sum to nothing, so that one is
   * superfluous.
   */
  private static final double FLOOR = 0.01;

  private final DMatrixRMaj directions;
  private final double[] between; // b² of each

  private Axes(DMatrixRMaj directions, double[] between) {
    this.directions = directions;
    this.between = between;
  }

  /**
   * Finds them.
   *
   * @param total Σ z·zᵀ
   * @param sums Σ z of each device, a row each
   * @param counts examples of each device
   * @param span the directions whose span is searched, a column each
   */
  static Axes of(DMatrixRMaj total, DMatrixRMaj sums, double[] counts, DMatrixRMaj span) {
    int devices = counts.length;
    DMatrixRMaj means = new DMatrixRMaj(devices, span.numCols);
    CommonOps_DDRM.mult(sums, span, means);
    DMatrixRMaj weighted = means.copy();
    double examples = 0;
    for (int device = 0; device < devices; device++) {
      CommonOps_DDRM.scaleRow(1 / counts[device], means, device);
      CommonOps_DDRM.scaleRow(1 / Math.sqrt(counts[device]), weighted, device);
      examples += counts[device];
    }
    DMatrixRMaj within = inSpan(total, span);
    CommonOps_DDRM.subtractEquals(within, inner(weighted));
    CommonOps_DDRM.divide(within, examples);
    double floor = FLOOR * CommonOps_DDRM.trace(within) / span.numCols;
    for (int n = 0; n < span.numCols; n++) {
      within.add(n, n, floor);
    }
    DMatrixRMaj whitening = inverseFactor(within);
    DMatrixRMaj white = new DMatrixRMaj(devices, span.numCols);
    centreColumns(means);
    CommonOps_DDRM.mult(means, whitening, white);
    DMatrixRMaj between = inner(white);
    CommonOps_DDRM.divide(between, devices);
    return sorted(whitening, between);
  }

  private static DMatrixRMaj inner(DMatrixRMaj rows) {
    DMatrixRMaj product = new DMatrixRMaj(rows.numCols, rows.numCols);
    CommonOps_DDRM.multInner(rows, product);
    return product;
  }

  /** spanᵀ · total · span. */
  private static DMatrixRMaj inSpan(DMatrixRMaj total, DMatrixRMaj span) {
    DMatrixRMaj half = new DMatrixRMaj(total.numRows, span.numCols);
    CommonOps_DDRM.mult(total, span, half);
    DMatrixRMaj all = new DMatrixRMaj(span.numCols, span.numCols);
    CommonOps_DDRM.multTransA(span, half, all);
    return all;
  }

  private static void centreColumns(DMatrixRMaj rows) {
    for (int column = 0; column < rows.numCols; column++) {
      double mean = 0;
      for (int row = 0; row < rows.numRows; row++) {
        mean += rows.get(row, column) / rows.numRows;
      }
      for (int row = 0; row < rows.numRows; row++) {
        rows.add(row, column, -mean);
      }
    }
  }

  /** L⁻ᵀ of a matrix L·Lᵀ: what makes it white. */
  private static DMatrixRMaj inverseFactor(DMatrixRMaj matrix) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(matrix.numRows, true);
    if (!cholesky.decompose(matrix.copy())) {
      throw new IllegalArgumentException(
          "the examples of each device are all alike: nothing can be learnt of how they vary");
    }
    DMatrixRMaj factor = cholesky.getT(null);
    DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numRows);
    CommonOps_DDRM.invert(factor, inverse);
    CommonOps_DDRM.transpose(inverse);
    return inverse;
  }

  private static Axes sorted(DMatrixRMaj whitening, DMatrixRMaj between) {
    int count = between.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(count, true, true);
    if (!eigen.decompose(between)) {
      throw new IllegalArgumentException("the scatter between devices has no axes");
    }
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(n -> -eigen.getEigenvalue(n).getReal()))
            .toList();
    DMatrixRMaj turn = new DMatrixRMaj(count, count);
    double[] values = new double[count];
    for (int axis = 0; axis < count; axis++) {
      DMatrixRMaj vector = eigen.getEigenVector(order.get(axis));
      CommonOps_DDRM.insert(vector, turn, 0, axis);
      values[axis] = Math.max(0, eigen.getEigenvalue(order.get(axis)).getReal());
    }
    DMatrixRMaj directions = new DMatrixRMaj(count, count);
    CommonOps_DDRM.mult(whitening, turn, directions);
    return new Axes(directions, values);
  }

  /** A column each, in that span. */
  DMatrixRMaj directions() {
    return directions;
  }

  int count() {
    return between.length;
  }

  /** How much of what an axis shows is the device, squared. */
  double weight(int axis) {
    double share = between[axis] / (1 + between[axis]);
    return share * share;
  }
}
