package io.rffi.dsp.math;

/**
 * Stands for the extractor's last step, without its search: the carrier offset that is left is
 * measured as the angle between repeats of the symbol, and taken away.
 */
public final class FineCarrier {
  private FineCarrier() {}

  /**
   * Measures.
   *
   * @param samples interleaved I, Q of repeated symbols
   * @param symbolLength one symbol, in samples
   * @return the offset in cycles per sample, less than half a cycle per symbol in magnitude
   */
  public static double estimate(float[] samples, int symbolLength) {
    double re = 0;
    double im = 0;
    for (int n = 0; n + 2 * symbolLength < samples.length; n += 2) {
      int later = n + 2 * symbolLength;
      re += (double) samples[later] * samples[n] + (double) samples[later + 1] * samples[n + 1];
      im += (double) samples[later + 1] * samples[n] - (double) samples[later] * samples[n + 1];
    }
    return Math.atan2(im, re) / (2 * Math.PI * symbolLength);
  }

  /**
   * Multiplies sample n by exp(j2π·cyclesPerSample·n).
   *
   * @param samples interleaved I, Q; changed in place
   * @param cyclesPerSample how far the signal moves up
   */
  public static void rotate(float[] samples, double cyclesPerSample) {
    Rotation.turn(samples, cyclesPerSample, 0);
  }
}
