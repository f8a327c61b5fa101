package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * Phase noise of a locked synthesiser: flat inside the loop, −20 dB a decade outside.
 *
 * <p>The single-sideband level is L(f) = L₀ / (1 + (f/f_c)²), an Ornstein–Uhlenbeck process; L₀ and
 * f_c follow from the two levels. The process is sampled, so what lies beyond half the sample rate
 * folds back (at 1 MHz it adds 0.15 dB at 100 kHz).
 *
 * @param dbcPerHzAt10kHz L(10 kHz); −∞ for none
 * @param dbcPerHzAt100kHz L(100 kHz), more than 0 and less than 20 dB below L(10 kHz)
 */
record LorentzianPhaseNoise(double dbcPerHzAt10kHz, double dbcPerHzAt100kHz) implements PhaseNoise {
  /** No phase noise. */
  public static final LorentzianPhaseNoise NONE =
      new LorentzianPhaseNoise(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

  private static final double NEAR_HZ = 10e3;
  private static final double FAR_HZ = 100e3;

  /** Checks the ranges. */
  public LorentzianPhaseNoise {
    boolean none =
        dbcPerHzAt10kHz == Double.NEGATIVE_INFINITY && dbcPerHzAt100kHz == Double.NEGATIVE_INFINITY;
    if (!none) {
      Require.finite(dbcPerHzAt10kHz, "dbcPerHzAt10kHz");
      double fall = dbcPerHzAt10kHz - dbcPerHzAt100kHz;
      if (!(fall > 0 && fall < 20)) {
        throw new IllegalArgumentException(
            "from 10 to 100 kHz the level must fall by more than 0 and less than 20 dB, got "
                + fall);
      }
    }
  }

  @Override
  public double dbcPerHz(double offsetHz) {
    Require.positive(offsetHz, "offsetHz");
    if (isNone()) {
      return Double.NEGATIVE_INFINITY;
    }
    double plateau = dbcPerHzAt10kHz + 10 * Math.log10(1 + NEAR_HZ * NEAR_HZ / cornerSquared());
    return plateau - 10 * Math.log10(1 + offsetHz * offsetHz / cornerSquared());
  }

  @Override
  public double[] realisation(int length, double sampleRateHz, RandomGenerator random) {
    Require.positive(sampleRateHz, "sampleRateHz");
    double[] noise = new double[length];
    if (isNone()) {
      return noise;
    }
    double cornerSquared = cornerSquared();
    double corner = Math.sqrt(cornerSquared);
    double plateau = Iq.powerRatio(dbcPerHzAt10kHz) * (1 + NEAR_HZ * NEAR_HZ / cornerSquared);
    double deviation = Math.sqrt(plateau * Math.PI * corner);
    double memory = Math.exp(-2 * Math.PI * corner / sampleRateHz);
    double innovation = deviation * Math.sqrt(1 - memory * memory);
    double phase = deviation * random.nextGaussian();
    for (int n = 0; n < length; n++) {
      noise[n] = phase;
      phase = memory * phase + innovation * random.nextGaussian();
    }
    return noise;
  }

  private boolean isNone() {
    return dbcPerHzAt10kHz == Double.NEGATIVE_INFINITY;
  }

  /** f_c², from how far the level falls between the two offsets. */
  private double cornerSquared() {
    double ratio = Iq.powerRatio(dbcPerHzAt10kHz - dbcPerHzAt100kHz);
    return (FAR_HZ * FAR_HZ - ratio * NEAR_HZ * NEAR_HZ) / (ratio - 1);
  }
}
