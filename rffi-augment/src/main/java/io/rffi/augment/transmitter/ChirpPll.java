package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;

/**
 * The phase-locked loop that follows the chirp: a second-order, type-2 loop (Gardner, Phaselock
 * Techniques).
 *
 * <p>After a frequency step Δω its phase lags the ideal one by Δω/ω_d · e^{−ζω_n·t} · sin(ω_d·t),
 * with ω_d = ω_n·√(1 − ζ²): the frequency overshoots and settles at every wrap of the chirp.
 *
 * @param naturalFrequencyHz ω_n / 2π, &gt; 0; infinite for a loop that follows at once
 * @param damping ζ, above 0 and below 1
 */
public record ChirpPll(double naturalFrequencyHz, double damping) implements Impairment {
  /** A loop that follows every step at once. */
  public static final ChirpPll IDEAL = new ChirpPll(Double.POSITIVE_INFINITY, Math.sqrt(0.5));

  /** Checks the ranges. */
  public ChirpPll {
    if (!(naturalFrequencyHz > 0)) {
      throw new IllegalArgumentException(
          "naturalFrequencyHz must be > 0, got " + naturalFrequencyHz);
    }
    Require.positive(damping, "damping");
    if (damping >= 1) {
      throw new IllegalArgumentException("damping must be below 1, got " + damping);
    }
  }

  /**
   * How far the frequency runs past its target after a step.
   *
   * @return a fraction of the step: exp(−2ζ·acos(ζ) / √(1 − ζ²))
   */
  public double overshoot() {
    return Math.exp(-2 * damping * Math.acos(damping) / Math.sqrt(1 - damping * damping));
  }

  boolean isIdeal() {
    return naturalFrequencyHz == Double.POSITIVE_INFINITY;
  }

  /** The decay rate ζω_n in 1/s. */
  double decay() {
    return 2 * Math.PI * naturalFrequencyHz * damping;
  }

  /** The ringing's angular frequency ω_d in rad/s. */
  double ringing() {
    return 2 * Math.PI * naturalFrequencyHz * Math.sqrt(1 - damping * damping);
  }
}
