package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;

/**
 * The carrier's settling after turn-on, as the chip warms and the supply recovers: Δf(t) = hertz ·
 * exp(−t / τ).
 *
 * <p>Acts on the carrier alone: the same relative change of the chip clock would move a symbol by
 * less than a nanosecond.
 *
 * @param hertz the deviation at turn-on, of either sign
 * @param milliseconds the time constant τ, &gt; 0
 */
public record TurnOnDrift(double hertz, double milliseconds) implements Impairment {
  /** No drift. */
  public static final TurnOnDrift NONE = new TurnOnDrift(0, 1);

  /** Checks the ranges. */
  public TurnOnDrift {
    Require.finite(hertz, "hertz");
    Require.positive(milliseconds, "milliseconds");
  }

  /** The phase gained in total, once settled: 2π · hertz · τ. */
  double settledPhase() {
    return 2 * Math.PI * hertz * 1e-3 * milliseconds;
  }

  /** What is left of the deviation after a time, as a fraction. */
  double remaining(double seconds) {
    return Math.exp(-seconds / (1e-3 * milliseconds));
  }
}
