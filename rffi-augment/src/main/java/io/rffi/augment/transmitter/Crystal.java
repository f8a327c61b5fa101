package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * The one oscillator behind both carrier and chip clock.
 *
 * @param ppm how fast it runs, in parts per million: positive puts the carrier high and makes
 *     symbols short
 * @param wanderPpm the standard deviation from packet to packet, ≥ 0
 */
public record Crystal(double ppm, double wanderPpm) implements Impairment {
  /** A perfect clock. */
  public static final Crystal IDEAL = new Crystal(0, 0);

  /** Checks the ranges. */
  public Crystal {
    Require.finite(ppm, "ppm");
    Require.notNegative(wanderPpm, "wanderPpm");
  }

  /**
   * This crystal at another temperature, or older; {@link CrystalEnvironment} says by how much.
   *
   * @param changePpm how much faster it runs
   * @return the changed crystal
   */
  public Crystal shifted(double changePpm) {
    return new Crystal(ppm + changePpm, wanderPpm);
  }

  /** The relative frequency error during one packet. */
  double packetError(RandomGenerator random) {
    return 1e-6 * (ppm + wanderPpm * random.nextGaussian());
  }
}
