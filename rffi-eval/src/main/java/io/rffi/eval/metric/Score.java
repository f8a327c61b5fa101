package io.rffi.eval.metric;

import java.util.Objects;

/**
 * How far a packet is from what it is compared with.
 *
 * @param device who sent the packet
 * @param value a distance: a smaller one is more alike; not NaN
 */
public record Score(String device, double value) {
  /** Refuses NaN, which would match nothing and spoil every order. */
  public Score {
    Objects.requireNonNull(device, "device");
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("the score of a packet of " + device + " is NaN");
    }
  }
}
