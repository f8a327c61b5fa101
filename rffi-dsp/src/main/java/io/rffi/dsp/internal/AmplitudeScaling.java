package io.rffi.dsp.internal;

import io.rffi.api.IqSignal;
import java.util.OptionalDouble;

/** Scales signals of any amplitude to one that is good to compute with. */
public final class AmplitudeScaling {
  private AmplitudeScaling() {}

  /**
   * Multiplies by the power of two that brings the largest value to 0.5 to 1, where sums of floats
   * neither overflow nor vanish; nothing is rounded.
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

  /**
   * Divides by the RMS.
   *
   * @param signal not silent
   * @param centreHz the radio frequency of the capture's 0 Hz, if known
   * @param carrierHz what was at the signal's 0 Hz in the capture
   * @return the signal with an RMS of 1, and its centre frequency if the capture's is known
   */
  public static IqSignal normalised(IqSignal signal, OptionalDouble centreHz, double carrierHz) {
    float[] iq = signal.toArray();
    double rms = signal.rms();
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) (iq[n] / rms);
    }
    return centreHz.isPresent()
        ? IqSignal.of(iq, signal.sampleRateHz(), centreHz.getAsDouble() + carrierHz)
        : IqSignal.of(iq, signal.sampleRateHz());
  }
}
