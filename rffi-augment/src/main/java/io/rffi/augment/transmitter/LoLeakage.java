package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;

/**
 * Carrier that leaks through the mixer: a constant added in baseband.
 *
 * @param levelDbc its power relative to the nominal signal; −∞ for none
 * @param phaseDegrees its phase relative to the I branch
 */
public record LoLeakage(double levelDbc, double phaseDegrees) implements Impairment {
  /** No leakage. */
  public static final LoLeakage NONE = new LoLeakage(Double.NEGATIVE_INFINITY, 0);

  /** Checks the ranges. */
  public LoLeakage {
    if (Double.isNaN(levelDbc) || levelDbc == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("levelDbc must be finite or −∞, got " + levelDbc);
    }
    Require.finite(phaseDegrees, "phaseDegrees");
  }

  double re() {
    return Iq.amplitudeRatio(levelDbc) * Math.cos(Math.toRadians(phaseDegrees));
  }

  double im() {
    return Iq.amplitudeRatio(levelDbc) * Math.sin(Math.toRadians(phaseDegrees));
  }
}
