package io.rffi.augment.internal;

/** Checks of arguments. */
public final class Require {
  private Require() {}

  /**
   * Requires a finite value.
   *
   * @param value what came
   * @param name what it is, for the message
   * @return the value
   */
  public static double finite(double value, String name) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
    return value;
  }

  /**
   * Requires a finite value that is not negative.
   *
   * @param value what came
   * @param name what it is, for the message
   * @return the value
   */
  public static double notNegative(double value, String name) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and ≥ 0, got " + value);
    }
    return value;
  }

  /**
   * Requires a finite value above zero.
   *
   * @param value what came
   * @param name what it is, for the message
   * @return the value
   */
  public static double positive(double value, String name) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and > 0, got " + value);
    }
    return value;
  }
}
