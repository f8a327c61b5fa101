package io.rffi.augment.transmitter;

import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.transmitter.MemoryPolynomial.Term;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** The least-squares fit of a memory polynomial, by a QR decomposition. */
final class MemoryPolynomialFit {
  /** Beyond this the rounding of single-precision samples would show in the coefficients. */
  private static final double WORST_CONDITION = 1e6;

  private MemoryPolynomialFit() {}

  static MemoryPolynomial of(
      IqSignal input, IqSignal output, int highestOrder, int lags, double lagMicroseconds) {
    if (input.length() != output.length() || input.sampleRateHz() != output.sampleRateHz()) {
      throw new IllegalArgumentException(
          "input and output must have one length and rate, got %d and %d samples at %s and %s Hz"
              .formatted(
                  input.length(), output.length(), input.sampleRateHz(), output.sampleRateHz()));
    }
    List<Term> units = units(highestOrder, lags);
    if (input.length() < units.size()) {
      throw new IllegalArgumentException(
          input.length() + " samples can't determine " + units.size() + " coefficients");
    }
    DMatrixRMaj basis = basis(input, units, lagMicroseconds);
    if (!(NormOps_DDRM.conditionP2(basis) < WORST_CONDITION)) {
      throw new IllegalArgumentException(
          "the input's amplitude or bandwidth hardly varies: it doesn't determine the coefficients");
    }
    DMatrixRMaj coefficients = new DMatrixRMaj(basis.numCols, 1);
    LinearSolverDense<DMatrixRMaj> solver =
        LinearSolverFactory_DDRM.leastSquares(basis.numRows, basis.numCols);
    solver.setA(basis);
    solver.solve(DMatrixRMaj.wrap(basis.numRows, 1, Iq.toDoubles(output)), coefficients);
    List<Term> terms = new ArrayList<>();
    for (Term unit : units) {
      int column = 2 * terms.size();
      double re = coefficients.get(column);
      terms.add(new Term(unit.order(), unit.lag(), re, coefficients.get(column + 1)));
    }
    return new MemoryPolynomial(lagMicroseconds, terms);
  }

  private static List<Term> units(int highestOrder, int lags) {
    if (highestOrder < 1 || highestOrder % 2 == 0 || lags < 1) {
      throw new IllegalArgumentException(
          "highestOrder must be odd and ≥ 1, lags ≥ 1, got " + highestOrder + " and " + lags);
    }
    List<Term> units = new ArrayList<>();
    for (int lag = 0; lag < lags; lag++) {
      for (int order = 1; order <= highestOrder; order += 2) {
        units.add(new Term(order, lag, 1, 0));
      }
    }
    return units;
  }

  /** Each complex equation as two real ones: columns are what 1 and j of each term contribute. */
  private static DMatrixRMaj basis(IqSignal input, List<Term> units, double lagMicroseconds) {
    double[] samples = Iq.toDoubles(input);
    DMatrixRMaj basis = new DMatrixRMaj(samples.length, 2 * units.size());
    int column = 0;
    for (Term unit : units) {
      double[] part =
          new MemoryPolynomial(lagMicroseconds, List.of(unit)).apply(samples, input.sampleRateHz());
      for (int n = 0; n < part.length; n += 2) {
        basis.set(n, column, part[n]);
        basis.set(n + 1, column, part[n + 1]);
        basis.set(n, column + 1, -part[n + 1]);
        basis.set(n + 1, column + 1, part[n]);
      }
      column += 2;
    }
    return basis;
  }
}
