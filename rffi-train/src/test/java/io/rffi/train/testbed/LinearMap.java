package io.rffi.train.testbed;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The least that can be learnt: a linear map of standardised cells, by ridge regression onto the
 * units' indicators, then whitened by what is left within units (Fisher's discriminant by optimal
 * scoring: Hastie, Tibshirani and Buja, JASA 89, 1994).
 */
final class LinearMap {
  private static final double RIDGE = 0.01; // of the mean diagonal
  private static final double CLIP = 4;

  private final double[] mean;
  private final double[] deviation;
  private final DMatrixRMaj map; // cells × units

  LinearMap(float[][] inputs, int[] units) {
    int cells = inputs[0].length;
    mean = new double[cells];
    deviation = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      int at = cell;
      mean[cell] = Arrays.stream(inputs).mapToDouble(x -> x[at]).average().orElseThrow();
      double square =
          Arrays.stream(inputs)
              .mapToDouble(x -> Math.pow(x[at] - mean[at], 2))
              .average()
              .orElseThrow();
      deviation[cell] = Math.sqrt(square) + 1e-6;
    }
    DMatrixRMaj x = standardised(inputs);
    DMatrixRMaj scores = scores(x, indicators(units));
    DMatrixRMaj mapped = new DMatrixRMaj(inputs.length, scores.numCols);
    CommonOps_DDRM.mult(x, scores, mapped);
    map = new DMatrixRMaj(cells, scores.numCols);
    CommonOps_DDRM.mult(scores, whitening(mapped, units), map);
  }

  private DMatrixRMaj standardised(float[][] inputs) {
    DMatrixRMaj x = new DMatrixRMaj(inputs.length, mean.length);
    for (int row = 0; row < inputs.length; row++) {
      for (int cell = 0; cell < mean.length; cell++) {
        double value = (inputs[row][cell] - mean[cell]) / deviation[cell];
        x.set(row, cell, Math.max(-CLIP, Math.min(CLIP, value)));
      }
    }
    return x;
  }

  /** One column for each unit, its mean taken away. */
  private static DMatrixRMaj indicators(int[] units) {
    int count = Arrays.stream(units).max().orElseThrow() + 1;
    DMatrixRMaj indicators = new DMatrixRMaj(units.length, count);
    double share = 1.0 / count;
    for (int row = 0; row < units.length; row++) {
      for (int unit = 0; unit < count; unit++) {
        indicators.set(row, unit, (units[row] == unit ? 1 : 0) - share);
      }
    }
    return indicators;
  }

  /** (XᵀX + λI)⁻¹XᵀY. */
  private static DMatrixRMaj scores(DMatrixRMaj x, DMatrixRMaj y) {
    int cells = x.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(cells, cells);
    CommonOps_DDRM.multInner(x, gram);
    double ridge = RIDGE * CommonOps_DDRM.trace(gram) / cells;
    for (int cell = 0; cell < cells; cell++) {
      gram.add(cell, cell, ridge);
    }
    DMatrixRMaj right = new DMatrixRMaj(cells, y.numCols);
    CommonOps_DDRM.multTransA(x, y, right);
    return solve(gram, right);
  }

  /** W with W·Wᵀ = (covariance within units)⁻¹. */
  private static DMatrixRMaj whitening(DMatrixRMaj mapped, int[] units) {
    int columns = mapped.numCols;
    double[][] means = new double[columns][columns];
    int[] counts = new int[columns];
    for (int row = 0; row < units.length; row++) {
      counts[units[row]]++;
      for (int column = 0; column < columns; column++) {
        means[units[row]][column] += mapped.get(row, column);
      }
    }
    DMatrixRMaj within = new DMatrixRMaj(units.length, columns);
    for (int row = 0; row < units.length; row++) {
      for (int column = 0; column < columns; column++) {
        double centre = means[units[row]][column] / counts[units[row]];
        within.set(row, column, mapped.get(row, column) - centre);
      }
    }
    DMatrixRMaj covariance = new DMatrixRMaj(columns, columns);
    CommonOps_DDRM.multInner(within, covariance);
    double floor = 0.01 * CommonOps_DDRM.trace(covariance) / columns;
    for (int column = 0; column < columns; column++) {
      covariance.add(column, column, floor);
    }
    return inverseFactor(covariance);
  }

  private static DMatrixRMaj inverseFactor(DMatrixRMaj covariance) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(covariance.numRows, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalStateException("the covariance within units is singular");
    }
    DMatrixRMaj factor = cholesky.getT(null);
    DMatrixRMaj inverse = new DMatrixRMaj(factor.numRows, factor.numRows);
    CommonOps_DDRM.invert(factor, inverse);
    CommonOps_DDRM.transpose(inverse);
    return inverse;
  }

  private static DMatrixRMaj solve(DMatrixRMaj symmetric, DMatrixRMaj right) {
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(right.numRows);
    if (!solver.setA(symmetric)) {
      throw new IllegalStateException("not positive definite");
    }
    DMatrixRMaj solution = new DMatrixRMaj(right.numRows, right.numCols);
    solver.solve(right, solution);
    return solution;
  }

  /** Maps inputs: one value for each unit that was learnt from. */
  float[][] map(float[][] inputs) {
    DMatrixRMaj mapped = new DMatrixRMaj(inputs.length, map.numCols);
    CommonOps_DDRM.mult(standardised(inputs), map, mapped);
    float[][] points = new float[inputs.length][map.numCols];
    for (int row = 0; row < points.length; row++) {
      for (int column = 0; column < map.numCols; column++) {
        points[row][column] = (float) mapped.get(row, column);
      }
    }
    return points;
  }
}
