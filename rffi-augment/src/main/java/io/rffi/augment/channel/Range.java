package io.rffi.augment.channel;

import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * Where a parameter is drawn from, uniformly.
 *
 * @param least the lower end
 * @param most the upper end, ≥ {@code least}; equal for a constant
 */
public record Range(double least, double most) {
  /** Always zero. */
  public static final Range ZERO = new Range(0, 0);

  /** Checks the order. */
  public Range {
    Require.finite(least, "least");
    Require.finite(most, "most");
    if (least > most) {
      throw new IllegalArgumentException("range upside down: " + least + " to " + most);
    }
  }

  /**
   * Draws a value; always takes one number, so that a constant doesn't shift what follows.
   *
   * @param random where it is drawn from
   * @return uniform from {@code least} to {@code most}
   */
  public double draw(RandomGenerator random) {
    return least + (most - least) * random.nextDouble();
  }
}
