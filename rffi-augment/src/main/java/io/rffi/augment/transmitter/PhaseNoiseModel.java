package io.rffi.augment.transmitter;

import java.util.random.RandomGenerator;

/**
 * A stationary phase noise, stated by its single-sideband level L(f): half the one-sided power
 * density of the phase in rad²/Hz (IEEE Std 1139).
 */
public sealed interface PhaseNoiseModel extends Impairment permits PhaseNoise, PhaseNoiseMask {
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
