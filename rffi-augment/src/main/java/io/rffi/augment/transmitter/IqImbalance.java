package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;

/**
 * Unequal gains and imperfect quadrature of a direct-conversion mixer, frequency-independent.
 *
 * <p>With g the gain ratio and θ the phase error: I′ = I, Q′ = g·(Q·cos θ + I·sin θ); that is s′ =
 * α·s + β·s* with α = (1 + g·e^{jθ})/2 and β = (1 − g·e^{−jθ})/2.
 *
 * @param gainDb the gain of Q over that of I
 * @param phaseDegrees how far the branches are from 90°
 */
public record IqImbalance(double gainDb, double phaseDegrees) implements Impairment {
  /** Perfect quadrature. */
  public static final IqImbalance NONE = new IqImbalance(0, 0);

  /** Checks the ranges. */
  public IqImbalance {
    Require.finite(gainDb, "gainDb");
    Require.finite(phaseDegrees, "phaseDegrees");
  }

  /**
   * How far the image is below the signal, 20·log10(|α| / |β|).
   *
   * @return in dB; infinite for perfect quadrature
   */
  public double imageRejectionDb() {
    double gain = Iq.amplitudeRatio(gainDb);
    double cosine = Math.cos(Math.toRadians(phaseDegrees));
    return 10
        * Math.log10((1 + 2 * gain * cosine + gain * gain) / (1 - 2 * gain * cosine + gain * gain));
  }

  /**
   * Passes samples through the mixer.
   *
   * @param samples interleaved I, Q; changed in place
   */
  public void applyTo(double[] samples) {
    double gain = Iq.amplitudeRatio(gainDb);
    double direct = gain * Math.cos(Math.toRadians(phaseDegrees));
    double crossed = gain * Math.sin(Math.toRadians(phaseDegrees));
    for (int n = 0; n < samples.length; n += 2) {
      samples[n + 1] = direct * samples[n + 1] + crossed * samples[n];
    }
  }
}
