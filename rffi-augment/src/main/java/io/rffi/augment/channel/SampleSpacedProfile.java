package io.rffi.augment.channel;

import java.util.Arrays;

/** The exponential profile of the published augmentation: taps a whole sample apart. */
final class SampleSpacedProfile {
  private static final double FLOOR = 1e-3; // −30 dB

  private SampleSpacedProfile() {}

  /**
   * The taps' mean powers, p_l ∝ exp(−l·T_s/τ) down to −30 dB, normalised to a sum of 1.
   *
   * @param delaySpreadSeconds τ, ≥ 0; 0 gives a single tap
   * @param sampleRateHz 1 / T_s
   * @return at least one power
   */
  static double[] exponential(double delaySpreadSeconds, double sampleRateHz) {
    double decay = Math.exp(-1 / (delaySpreadSeconds * sampleRateHz));
    int taps = decay < FLOOR ? 1 : 1 + (int) Math.floor(Math.log(FLOOR) / Math.log(decay));
    double[] powers = new double[taps];
    double power = 1;
    for (int tap = 0; tap < taps; tap++) {
      powers[tap] = power;
      power *= decay;
    }
    double sum = Arrays.stream(powers).sum();
    for (int tap = 0; tap < taps; tap++) {
      powers[tap] /= sum;
    }
    return powers;
  }
}
