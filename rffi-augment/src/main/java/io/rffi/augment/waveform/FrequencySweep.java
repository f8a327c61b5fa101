package io.rffi.augment.waveform;

/**
 * A stretch of a packet in which the frequency changes linearly: f(t) = start + slope · t.
 *
 * @param startHz the baseband frequency at the stretch's beginning
 * @param slopeHzPerSecond the rate of change; negative in a down-chirp
 * @param seconds the duration on the transmitter's own clock, &gt; 0
 */
public record FrequencySweep(double startHz, double slopeHzPerSecond, double seconds) {
  /** Checks the ranges. */
  public FrequencySweep {
    if (!Double.isFinite(startHz) || !Double.isFinite(slopeHzPerSecond)) {
      throw new IllegalArgumentException(
          "not finite: start " + startHz + " Hz, slope " + slopeHzPerSecond + " Hz/s");
    }
    if (!(seconds > 0) || seconds == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a sweep's duration must be positive, got " + seconds);
    }
  }

  /**
   * The frequency at the stretch's end.
   *
   * @return in Hz
   */
  public double endHz() {
    return startHz + slopeHzPerSecond * seconds;
  }

  /**
   * The phase gained since the stretch's beginning, 2π(start·t + slope·t²/2).
   *
   * @param t seconds since the beginning
   * @return radians
   */
  public double phase(double t) {
    return 2 * Math.PI * t * (startHz + 0.5 * slopeHzPerSecond * t);
  }
}
