package io.rffi.augment.waveform;

import io.rffi.augment.internal.Require;

/** Fills samples of a waveform that is given by its value at any instant. */
final class SampledWaveform {
  private SampledWaveform() {}

  /** A waveform's value at an instant. */
  interface Value {
    /**
     * Writes it.
     *
     * @param seconds since the packet's beginning, ≥ 0
     * @param samples receives I and Q
     * @param at where in {@code samples} I goes
     */
    void write(double seconds, double[] samples, int at);
  }

  /**
   * See {@link PacketWaveform#fill}; {@code duration} is what {@link PacketWaveform#seconds} says.
   */
  static void fill(
      Value value, double duration, double firstSeconds, double stepSeconds, double[] samples) {
    Require.finite(firstSeconds, "firstSeconds");
    Require.positive(stepSeconds, "stepSeconds");
    int length = samples.length / 2;
    for (int n = (int) Math.max(0, Math.ceil(-firstSeconds / stepSeconds)); n < length; n++) {
      double seconds = firstSeconds + n * stepSeconds;
      if (seconds >= duration) {
        return;
      }
      value.write(Math.max(0, seconds), samples, 2 * n);
    }
  }
}
