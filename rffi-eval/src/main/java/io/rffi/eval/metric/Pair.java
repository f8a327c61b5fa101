package io.rffi.eval.metric;

import java.util.Objects;

/**
 * Two packets and how far they are from one another.
 *
 * @param first who sent the one
 * @param second who sent the other
 * @param distance how far they are apart, not NaN
 */
public record Pair(String first, String second, double distance) {
  /** Refuses NaN. */
  public Pair {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    if (Double.isNaN(distance)) {
      throw new IllegalArgumentException("the distance of a pair is NaN");
    }
  }

  /**
   * Whether one device sent both.
   *
   * @return whether the devices are the same
   */
  public boolean same() {
    return first.equals(second);
  }
}
