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
public record PhaseNoise(double dbcPerHzAt10kHz, double dbcPerHzAt100kHz) {
  /** No phase noise. */
  public static final PhaseNoise NONE =
      new PhaseNoise(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

  private static final double NEAR_HZ = 10e3;
  private static final double FAR_HZ = 100e3;

  /** Checks the ranges. */
  public PhaseNoise {
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

  /** A new realisation, stationary from its first sample. */
  Realisation start(double sampleRateHz, RandomGenerator random) {
    if (dbcPerHzAt10kHz == Double.NEGATIVE_INFINITY) {
      return new Realisation(0, 0, 0, random);
    }
    double ratio = Iq.powerRatio(dbcPerHzAt10kHz - dbcPerHzAt100kHz);
    double cornerSquared = (FAR_HZ * FAR_HZ - ratio * NEAR_HZ * NEAR_HZ) / (ratio - 1);
    double corner = Math.sqrt(cornerSquared);
    double plateau = Iq.powerRatio(dbcPerHzAt10kHz) * (1 + NEAR_HZ * NEAR_HZ / cornerSquared);
    double deviation = Math.sqrt(plateau * Math.PI * corner);
    double memory = Math.exp(-2 * Math.PI * corner / sampleRateHz);
    double innovation = deviation * Math.sqrt(1 - memory * memory);
    return new Realisation(deviation * random.nextGaussian(), memory, innovation, random);
  }

  /** One realisation; for one packet and one thread. */
  static final class Realisation {
    private final double memory;
    private final double innovation;
    private final RandomGenerator random;
    private double phase;

    private Realisation(double phase, double memory, double innovation, RandomGenerator random) {
      this.phase = phase;
      this.memory = memory;
      this.innovation = innovation;
      this.random = random;
    }

    /** The phase in radians at the next sample. */
    double next() {
      double now = phase;
      if (innovation > 0) {
        phase = memory * phase + innovation * random.nextGaussian();
      }
      return now;
    }
  }
}
