package io.rffi.dsp.internal;

import io.rffi.api.IqSignal;

/** Brings a capture of any level to one at which sums of floats neither overflow nor vanish. */
public final class Levelling {
  private Levelling() {}

  /**
   * Multiplies by the power of two that brings the largest value to 0.5 to 1: nothing is rounded.
   *
   * @param signal of any level
   * @return the signal at the new level; a silent one as it is
   */
  public static IqSignal largestNearOne(IqSignal signal) {
    float[] iq = signal.toArray();
    float largest = 0;
    for (float value : iq) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0) {
      return signal;
    }
    int exponent = Math.getExponent((double) largest) + 1;
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) Math.scalb((double) iq[n], -exponent);
    }
    return signal.centreFrequencyHz().isPresent()
        ? IqSignal.of(iq, signal.sampleRateHz(), signal.centreFrequencyHz().getAsDouble())
        : IqSignal.of(iq, signal.sampleRateHz());
  }
}
