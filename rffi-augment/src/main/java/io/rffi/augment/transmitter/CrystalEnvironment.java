package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;
import java.util.Objects;

/**
 * What moves a crystal: temperature, and age by A·ln(1 + t/τ) (the law of MIL-PRF-55310).
 *
 * @param temperature the curve over temperature
 * @param ageingPpm A, of either sign
 * @param ageingDays τ, &gt; 0
 */
record CrystalEnvironment(TemperatureCurve temperature, double ageingPpm, double ageingDays) {
  /** A crystal that nothing moves. */
  public static final CrystalEnvironment NONE = new CrystalEnvironment(TemperatureCurve.FLAT, 0, 1);

  /** Checks the ranges. */
  public CrystalEnvironment {
    Objects.requireNonNull(temperature, "temperature");
    Require.finite(ageingPpm, "ageingPpm");
    Require.positive(ageingDays, "ageingDays");
  }

  /**
   * How far temperature and age have moved the crystal.
   *
   * @param celsius its temperature
   * @param days its age in days of operation, ≥ 0
   * @return in ppm, relative to a new crystal at the inflection of its curve
   */
  public double ppm(double celsius, double days) {
    Require.notNegative(days, "days");
    return temperature.ppm(celsius) + ageingPpm * Math.log1p(days / ageingDays);
  }
}
