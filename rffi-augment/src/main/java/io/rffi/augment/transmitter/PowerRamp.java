package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;
import java.util.Objects;

/**
 * How the power amplifier is turned on.
 *
 * @param riseMicroseconds the amplitude's rise from 10 to 90 %; 0 for a step
 * @param shape the curve it follows
 */
public record PowerRamp(double riseMicroseconds, Shape shape) implements Impairment {
  /** On at once. */
  public static final PowerRamp STEP = new PowerRamp(0, Shape.LINEAR);

  /** The curve of a ramp. */
  public enum Shape {
    /** A constant slope, as a stepped ramp generator makes. */
    LINEAR,
    /** Half a cosine period. */
    RAISED_COSINE,
    /** 1 − e^{−t/τ}, as a charged capacitor gives. */
    EXPONENTIAL
  }

  /** Checks the ranges. */
  public PowerRamp {
    Require.notNegative(riseMicroseconds, "riseMicroseconds");
    Objects.requireNonNull(shape, "shape");
  }

  /**
   * The amplitude, relative to the nominal one.
   *
   * @param seconds the time since turn-on; negative before
   * @return 0 to 1
   */
  public double amplitude(double seconds) {
    if (seconds < 0) {
      return 0;
    }
    double rises = seconds / (1e-6 * riseMicroseconds);
    if (riseMicroseconds == 0 || rises >= 20) {
      return 1;
    }
    return switch (shape) {
      case LINEAR -> Math.min(1, 0.8 * rises);
      case RAISED_COSINE -> {
        // From 10 to 90 % is acos(−0.8) − acos(0.8) of the half period π.
        double angle = rises * (Math.PI - 2 * Math.acos(0.8));
        yield angle >= Math.PI ? 1 : 0.5 * (1 - Math.cos(angle));
      }
      case EXPONENTIAL -> -Math.expm1(-rises * Math.log(9));
    };
  }
}
