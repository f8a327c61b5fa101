package io.rffi.embed.onnx;

import io.rffi.api.QualityGate;
import java.util.OptionalDouble;

/**
 * How well a packet must be received for a model to be right about it, as far as that was measured.
 *
 * @param minimumSnrDb the smallest {@link io.rffi.api.SignalQuality#snrDb()}, finite
 * @param minimumLevelSteps the smallest {@link io.rffi.api.SignalQuality#levelSteps()}, finite and
 *     ≥ 0
 */
public record ModelLimits(OptionalDouble minimumSnrDb, OptionalDouble minimumLevelSteps) {
  /** Nothing was measured. */
  public static final ModelLimits NONE =
      new ModelLimits(OptionalDouble.empty(), OptionalDouble.empty());

  /** Checks the ranges. */
  public ModelLimits {
    if (!Double.isFinite(minimumSnrDb.orElse(0))) {
      throw new IllegalArgumentException("minimumSnrDb is not finite: " + minimumSnrDb);
    }
    double level = minimumLevelSteps.orElse(0);
    if (!(level >= 0 && Double.isFinite(level))) {
      throw new IllegalArgumentException(
          "minimumLevelSteps must be at least 0 and finite: " + minimumLevelSteps);
    }
  }

  /**
   * Both limits.
   *
   * @param minimumSnrDb the smallest SNR, finite
   * @param minimumLevelSteps the smallest level, finite and ≥ 0
   * @return the limits
   */
  public static ModelLimits of(double minimumSnrDb, double minimumLevelSteps) {
    return new ModelLimits(OptionalDouble.of(minimumSnrDb), OptionalDouble.of(minimumLevelSteps));
  }

  /**
   * These limits with another SNR.
   *
   * @param db the smallest SNR, finite
   * @return other limits
   */
  public ModelLimits withMinimumSnrDb(double db) {
    return new ModelLimits(OptionalDouble.of(db), minimumLevelSteps);
  }

  /**
   * What holds packets to these limits: the level before the SNR, which follows from it.
   *
   * @return the gate; open if there are no limits
   */
  public QualityGate gate() {
    QualityGate gate = QualityGate.OPEN;
    if (minimumLevelSteps.isPresent()) {
      gate = gate.and(QualityGate.minimumLevelSteps(minimumLevelSteps.getAsDouble()));
    }
    if (minimumSnrDb.isPresent()) {
      gate = gate.and(QualityGate.minimumSnrDb(minimumSnrDb.getAsDouble()));
    }
    return gate;
  }
}
