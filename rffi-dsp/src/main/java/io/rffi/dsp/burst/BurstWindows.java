package io.rffi.dsp.burst;

import io.rffi.api.Waveform;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a burst is cut into windows that do not overlap. The published I/Q network looks at 128
 * samples, the carrier offset left in.
 *
 * @param samples the length of a window, ≥ 1
 * @param skipSamples how many samples at a burst's beginning are left out, such as the transient of
 *     its power amplifier, ≥ 0
 * @param mostWindows how many windows of a burst are cut at the most, the first ones; all if empty
 * @param rateHz the sample rate of the windows; the capture's if empty
 * @param cfoHz the carrier offset that is removed; left in if empty
 */
public record BurstWindows(
    int samples,
    int skipSamples,
    OptionalInt mostWindows,
    OptionalDouble rateHz,
    OptionalDouble cfoHz)
    implements Waveform {
  /** Checks the ranges. */
  public BurstWindows {
    if (samples < 1 || skipSamples < 0 || mostWindows.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "no windows: %d samples, %d skipped, at most %s windows"
              .formatted(samples, skipSamples, mostWindows));
    }
    if (!(rateHz.orElse(1) > 0) || Double.isInfinite(rateHz.orElse(1))) {
      throw new IllegalArgumentException("sample rate must be positive: " + rateHz);
    }
    if (!Double.isFinite(cfoHz.orElse(0))) {
      throw new IllegalArgumentException("carrier offset is not finite: " + cfoHz);
    }
  }

  /**
   * All windows of a burst, at the capture's rate, the carrier offset left in.
   *
   * @param samples the length of a window, 128 for the published network
   * @return the windows
   */
  public static BurstWindows of(int samples) {
    return new BurstWindows(
        samples, 0, OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * The same windows, from a later beginning.
   *
   * @param skipped samples of a burst, at the windows' rate
   * @return the windows
   */
  public BurstWindows skipping(int skipped) {
    return new BurstWindows(samples, skipped, mostWindows, rateHz, cfoHz);
  }

  /**
   * The first windows only.
   *
   * @param most how many of each burst, ≥ 1
   * @return the windows
   */
  public BurstWindows first(int most) {
    return new BurstWindows(samples, skipSamples, OptionalInt.of(most), rateHz, cfoHz);
  }

  /**
   * The same windows at the rate of a network's front end.
   *
   * @param hz the sample rate
   * @return the windows
   */
  public BurstWindows atRate(double hz) {
    return new BurstWindows(samples, skipSamples, mostWindows, OptionalDouble.of(hz), cfoHz);
  }

  /**
   * The same windows, a carrier offset removed.
   *
   * @param hz what is removed
   * @return the windows
   */
  public BurstWindows withoutCfo(double hz) {
    return new BurstWindows(samples, skipSamples, mostWindows, rateHz, OptionalDouble.of(hz));
  }

  @Override
  public String describe() {
    return "I/Q window of " + samples + " samples";
  }
}
