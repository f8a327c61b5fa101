package io.rffi.augment.transmitter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Draws the parameters of units: normal, of deviation 1, and correlated where they have one cause.
 */
final class CorrelatedParameters {
  private static final List<UnitParameter> ORDER = List.of(UnitParameter.values());
  private static final int COUNT = ORDER.size();
  private static final double[] FACTOR = choleskyFactor(correlation());

  private CorrelatedParameters() {}

  /** R. Mismatch on one die, one amplifier's bias, one loop filter, one supply, one match. */
  static DMatrixRMaj correlation() {
    DMatrixRMaj correlation = CommonOps_DDRM.identity(COUNT);
    correlate(correlation, UnitParameter.IQ_GAIN, UnitParameter.IQ_PHASE, 0.5);
    correlate(correlation, UnitParameter.COMPRESSION, UnitParameter.AMPLIFIER_PHASE, 0.8);
    correlate(correlation, UnitParameter.COMPRESSION, UnitParameter.MEMORY, 0.4);
    correlate(correlation, UnitParameter.AMPLIFIER_PHASE, UnitParameter.MEMORY, 0.4);
    correlate(correlation, UnitParameter.LOOP_BANDWIDTH, UnitParameter.DAMPING, 0.6);
    correlate(correlation, UnitParameter.LOOP_BANDWIDTH, UnitParameter.NOISE_LEVEL, -0.4);
    correlate(correlation, UnitParameter.NOISE_LEVEL, UnitParameter.SPUR_LEVEL, 0.3);
    correlate(correlation, UnitParameter.DRIFT, UnitParameter.RAMP, 0.4);
    correlate(correlation, UnitParameter.RIPPLE, UnitParameter.ECHO, 0.3);
    return correlation;
  }

  private static void correlate(
      DMatrixRMaj matrix, UnitParameter one, UnitParameter other, double correlation) {
    int row = ORDER.indexOf(one);
    int column = ORDER.indexOf(other);
    matrix.set(row, column, correlation);
    matrix.set(column, row, correlation);
  }

  /** L of R = L·Lᵀ, row by row. */
  private static double[] choleskyFactor(DMatrixRMaj matrix) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(COUNT, true);
    if (!cholesky.decompose(matrix)) {
      throw new IllegalStateException("the parameters' correlations contradict each other");
    }
    return cholesky.getT(null).getData();
  }

  /** One unit's parameters. */
  static UnitParameters draw(RandomGenerator random) {
    double[] independent = new double[COUNT];
    Map<UnitParameter, Double> parameters = new EnumMap<>(UnitParameter.class);
    for (int row = 0; row < COUNT; row++) {
      independent[row] = random.nextGaussian();
      double deviation = 0;
      for (int column = 0; column <= row; column++) {
        deviation += FACTOR[row * COUNT + column] * independent[column];
      }
      parameters.put(ORDER.get(row), deviation);
    }
    return new UnitParameters(parameters);
  }
}
