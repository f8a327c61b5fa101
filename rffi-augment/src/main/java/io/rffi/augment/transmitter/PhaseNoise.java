package io.rffi.augment.transmitter;

import java.util.random.RandomGenerator;

/**
 * A stationary phase noise, stated by its single-sideband level L(f): half the one-sided power
 * density of the phase in rad²/Hz (IEEE Std 1139).
 */
public sealed interface PhaseNoise extends Impairment permits LorentzianPhaseNoise, PhaseNoiseMask {
  /** No phase noise. */
  PhaseNoise NONE = LorentzianPhaseNoise.NONE;

  /**
   * That of a locked synthesiser: flat inside the loop, −20 dB a decade outside.
   *
   * @param dbcPerHzAt10kHz L(10 kHz)
   * @param dbcPerHzAt100kHz L(100 kHz), more than 0 and less than 20 dB below L(10 kHz)
   * @return the phase noise
   */
  static PhaseNoise of(double dbcPerHzAt10kHz, double dbcPerHzAt100kHz) {
    return new LorentzianPhaseNoise(dbcPerHzAt10kHz, dbcPerHzAt100kHz);
  }

  /**
   * That of a mask of four levels, as data sheets state it; straight lines over the logarithm of
   * the offset lie between them.
   *
   * @param at1kHz L(1 kHz) in dBc/Hz
   * @param at10kHz L(10 kHz)
   * @param at100kHz L(100 kHz)
   * @param at1MHz L(1 MHz)
   * @return the phase noise
   */
  static PhaseNoise decades(double at1kHz, double at10kHz, double at100kHz, double at1MHz) {
    return PhaseNoiseMask.decades(at1kHz, at10kHz, at100kHz, at1MHz);
  }

  /**
   * The single-sideband level.
   *
   * @param offsetHz the distance from the carrier, &gt; 0
   * @return L(f) in dBc/Hz; −∞ for none
   */
  double dbcPerHz(double offsetHz);

  /**
   * A new realisation, stationary from its first sample.
   *
   * @param length how many samples, ≥ 1
   * @param sampleRateHz their rate, &gt; 0
   * @param random where it is drawn from
   * @return the phase in radians
   */
  double[] realisation(int length, double sampleRateHz, RandomGenerator random);
}
