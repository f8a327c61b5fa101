package io.rffi.augment.transmitter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** Draws the traits of units: normal, of deviation 1, and correlated where they have one cause. */
final class CorrelatedTraits {
  private static final List<Trait> ORDER = List.of(Trait.values());
  private static final int COUNT = ORDER.size();
  private static final double[] FACTOR = choleskyFactor(correlation());

  private CorrelatedTraits() {}

  /** R. Mismatch on one die, one amplifier's bias, one loop filter, one supply, one match. */
  static DMatrixRMaj correlation() {
    DMatrixRMaj correlation = CommonOps_DDRM.identity(COUNT);
    correlate(correlation, Trait.IQ_GAIN, Trait.IQ_PHASE, 0.5);
    correlate(correlation, Trait.COMPRESSION, Trait.AMPLIFIER_PHASE, 0.8);
    correlate(correlation, Trait.COMPRESSION, Trait.MEMORY, 0.4);
    correlate(correlation, Trait.AMPLIFIER_PHASE, Trait.MEMORY, 0.4);
    correlate(correlation, Trait.LOOP_BANDWIDTH, Trait.DAMPING, 0.6);
    correlate(correlation, Trait.LOOP_BANDWIDTH, Trait.NOISE_LEVEL, -0.4);
    correlate(correlation, Trait.NOISE_LEVEL, Trait.SPUR_LEVEL, 0.3);
    correlate(correlation, Trait.DRIFT, Trait.RAMP, 0.4);
    correlate(correlation, Trait.RIPPLE, Trait.ECHO, 0.3);
    return correlation;
  }

  private static void correlate(DMatrixRMaj matrix, Trait one, Trait other, double correlation) {
    int row = ORDER.indexOf(one);
    int column = ORDER.indexOf(other);
    matrix.set(row, column, correlation);
    matrix.set(column, row, correlation);
  }

  /** L of R = L·Lᵀ, row by row. */
  private static double[] choleskyFactor(DMatrixRMaj matrix) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(COUNT, true);
    if (!cholesky.decompose(matrix)) {
      throw new IllegalStateException("the traits' correlations contradict each other");
    }
    return cholesky.getT(null).getData();
  }

  /** One unit's traits. */
  static Traits draw(RandomGenerator random) {
    double[] independent = new double[COUNT];
    Map<Trait, Double> traits = new EnumMap<>(Trait.class);
    for (int row = 0; row < COUNT; row++) {
      independent[row] = random.nextGaussian();
      double deviation = 0;
      for (int column = 0; column <= row; column++) {
        deviation += FACTOR[row * COUNT + column] * independent[column];
      }
      traits.put(ORDER.get(row), deviation);
    }
    return new Traits(traits);
  }
}
