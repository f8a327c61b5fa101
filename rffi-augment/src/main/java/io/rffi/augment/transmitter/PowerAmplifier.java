package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;

/**
 * A memoryless power amplifier after Saleh (IEEE Trans. Commun. 29, 1981), scaled so that the
 * nominal amplitude 1 comes out as 1.
 *
 * <p>With b from the compression: gain(r) = (1 + b) / (1 + b·r²), and phase(r) = φ·r²·(1 + b) / (1
 * + b·r²).
 *
 * @param compressionDb how much the gain at nominal amplitude is below that of small signals, ≥ 0
 * @param phaseDegrees φ, the phase shift at nominal amplitude relative to small signals
 */
public record PowerAmplifier(double compressionDb, double phaseDegrees) implements Impairment {
  /** A linear amplifier. */
  public static final PowerAmplifier LINEAR = new PowerAmplifier(0, 0);

  /** Checks the ranges. */
  public PowerAmplifier {
    Require.notNegative(compressionDb, "compressionDb");
    Require.finite(phaseDegrees, "phaseDegrees");
  }

  /** The curve of this amplifier, its constants worked out. */
  Curve curve() {
    return new Curve(Iq.amplitudeRatio(compressionDb) - 1, Math.toRadians(phaseDegrees));
  }

  /** Gain and phase over the squared input amplitude. */
  record Curve(double b, double phase) {
    double gain(double amplitudeSquared) {
      return (1 + b) / (1 + b * amplitudeSquared);
    }

    double phase(double amplitudeSquared) {
      return phase * amplitudeSquared * gain(amplitudeSquared);
    }
  }
}
