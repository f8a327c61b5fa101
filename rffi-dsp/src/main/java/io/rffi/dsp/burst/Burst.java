package io.rffi.dsp.burst;

/**
 * A stretch of a capture that is louder than the noise.
 *
 * @param start the first sample
 * @param length how many samples it lasts, ≥ 1
 * @param snrDb the power over that of the noise, noise taken off, both in the whole sampled band;
 *     −40 to 80, or positive infinity where there is no noise to compare with
 */
public record Burst(int start, int length, double snrDb) {
  /** Checks the ranges. */
  public Burst {
    if (start < 0 || length < 1 || !(snrDb > Double.NEGATIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "no burst: %d samples from %d, %s dB".formatted(length, start, snrDb));
    }
  }

  /**
   * The first sample behind it.
   *
   * @return start + length
   */
  public int end() {
    return start + length;
  }
}
