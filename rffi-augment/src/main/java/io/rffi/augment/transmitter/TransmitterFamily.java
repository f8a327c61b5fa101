package io.rffi.augment.transmitter;

import java.util.random.RandomGenerator;

/**
 * A transmitter model: what its units have in common, and how they differ.
 *
 * <p>Implementations are immutable; equal generator states give equal units.
 */
@FunctionalInterface
public interface TransmitterFamily {
  /**
   * Draws a unit.
   *
   * @param spread how far units lie from the family's centre, as a multiple of the realistic
   *     spread: 1 is realistic, less is harder to tell apart, 0 makes all units equal
   * @param random where the unit is drawn from
   * @return the unit
   */
  Transmitter draw(double spread, RandomGenerator random);
}
