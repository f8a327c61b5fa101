package io.rffi.io;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A stretch of a recording that was taken in one go: one tuning, no gap.
 *
 * @param startSample its first sample, counted from the recording's first
 * @param sampleCount how many samples it has, up to the next capture or the end
 * @param centreFrequencyHz the radio frequency that appears as 0 Hz, if known
 * @param startTime when its first sample was taken, if known
 */
public record Capture(
    long startSample,
    long sampleCount,
    OptionalDouble centreFrequencyHz,
    Optional<Instant> startTime) {

  /** Checks that the stretch and the frequency are possible. */
  public Capture {
    if (startSample < 0 || sampleCount < 0 || startSample + sampleCount < 0) {
      throw new IllegalArgumentException(
          "capture of " + sampleCount + " samples from " + startSample);
    }
    Objects.requireNonNull(startTime, "startTime");
    if (centreFrequencyHz.isPresent() && !Double.isFinite(centreFrequencyHz.getAsDouble())) {
      throw new IllegalArgumentException("centre frequency " + centreFrequencyHz.getAsDouble());
    }
  }

  /**
   * The sample after this capture's last.
   *
   * @return the index
   */
  public long endSample() {
    return startSample + sampleCount;
  }
}
