package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;

/**
 * The frequency of an AT-cut crystal over temperature: Δf/f = a·(T − T₀) + c·(T − T₀)³ (Bechmann,
 * Proc. IRE 48, 1960).
 *
 * <p>The angle of the cut makes a, and differs from unit to unit; c is that of the cut. A
 * compensated oscillator leaves a fraction of both.
 *
 * @param linearPpm a, in ppm/°C
 * @param cubicPpm c, in ppm/°C³
 * @param inflectionCelsius T₀, where the curve is 0
 */
record TemperatureCurve(double linearPpm, double cubicPpm, double inflectionCelsius) {
  /** An oscillator that temperature does not move. */
  public static final TemperatureCurve FLAT = new TemperatureCurve(0, 0, 25);

  /** c of the AT cut in ppm/°C³. */
  public static final double AT_CUT_CUBIC_PPM = 1.05e-4;

  /** Checks the ranges. */
  public TemperatureCurve {
    Require.finite(linearPpm, "linearPpm");
    Require.finite(cubicPpm, "cubicPpm");
    Require.finite(inflectionCelsius, "inflectionCelsius");
  }

  /**
   * An AT-cut crystal with its inflection at 25 °C.
   *
   * @param linearPpm a, in ppm/°C: −0.4 to 0.1 are common
   * @return the curve
   */
  public static TemperatureCurve atCut(double linearPpm) {
    return new TemperatureCurve(linearPpm, AT_CUT_CUBIC_PPM, 25);
  }

  /**
   * What compensation leaves of this curve.
   *
   * @param residual the fraction that is left, 0 to 1
   * @return the flatter curve
   */
  public TemperatureCurve compensated(double residual) {
    if (!(residual >= 0 && residual <= 1)) {
      throw new IllegalArgumentException("residual must be in 0 to 1, got " + residual);
    }
    return new TemperatureCurve(residual * linearPpm, residual * cubicPpm, inflectionCelsius);
  }

  /**
   * The change at a temperature.
   *
   * @param celsius the crystal's temperature
   * @return in ppm, relative to the inflection
   */
  public double ppm(double celsius) {
    double above = Require.finite(celsius, "celsius") - inflectionCelsius;
    return above * (linearPpm + cubicPpm * above * above);
  }
}
