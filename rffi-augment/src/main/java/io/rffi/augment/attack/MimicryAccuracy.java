package io.rffi.augment.attack;

/**
 * How closely an attacker's radio can be made to look like another: root mean squares of the errors
 * that are left.
 *
 * <p>+∞ for a figure that is not copied at all: there the attacker's own stays.
 *
 * @param cfoHz the error of the carrier offset, ≥ 0
 * @param iqGainDb the error of the imbalance's gain, ≥ 0
 * @param iqPhaseDegrees the error of the imbalance's phase, ≥ 0
 * @param leakageDbc the power of the leakage's error relative to the nominal signal; −∞ for none
 */
public record MimicryAccuracy(
    double cfoHz, double iqGainDb, double iqPhaseDegrees, double leakageDbc) {
  /** Copies without error. */
  public static final MimicryAccuracy PERFECT =
      new MimicryAccuracy(0, 0, 0, Double.NEGATIVE_INFINITY);

  /** Copies nothing. */
  public static final MimicryAccuracy NOTHING =
      new MimicryAccuracy(
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  /** Checks the ranges. */
  public MimicryAccuracy {
    requireError(cfoHz, "cfoHz");
    requireError(iqGainDb, "iqGainDb");
    requireError(iqPhaseDegrees, "iqPhaseDegrees");
    if (Double.isNaN(leakageDbc)) {
      throw new IllegalArgumentException("leakageDbc is NaN");
    }
  }

  private static void requireError(double rms, String name) {
    if (!(rms >= 0)) {
      throw new IllegalArgumentException(name + " must be ≥ 0 or +∞, got " + rms);
    }
  }
}
