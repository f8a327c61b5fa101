package io.rffi.io;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a file of nothing but samples cannot say of itself.
 *
 * @param samples how its samples are stored
 * @param sampleRateHz complex samples per second; positive and finite
 * @param centreFrequencyHz the radio frequency that appears as 0 Hz, if known
 */
public record RawFormat(
    SampleFormat samples, double sampleRateHz, OptionalDouble centreFrequencyHz) {

  /** Checks the rate and the frequency. */
  public RawFormat {
    Objects.requireNonNull(samples, "samples");
    SampleRates.require(sampleRateHz);
    if (centreFrequencyHz.isPresent() && !Double.isFinite(centreFrequencyHz.getAsDouble())) {
      throw new IllegalArgumentException("centre frequency " + centreFrequencyHz.getAsDouble());
    }
  }

  /**
   * With the centre frequency unknown.
   *
   * @param samples how the samples are stored
   * @param sampleRateHz complex samples per second; positive and finite
   * @return the format
   */
  public static RawFormat of(SampleFormat samples, double sampleRateHz) {
    return new RawFormat(samples, sampleRateHz, OptionalDouble.empty());
  }

  /**
   * This format around a known frequency.
   *
   * @param hz the radio frequency that appears as 0 Hz; finite
   * @return the format
   */
  public RawFormat withCentreFrequencyHz(double hz) {
    return new RawFormat(samples, sampleRateHz, OptionalDouble.of(hz));
  }
}
