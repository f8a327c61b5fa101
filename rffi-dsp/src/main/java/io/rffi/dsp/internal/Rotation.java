package io.rffi.dsp.internal;

import io.rffi.api.IqSignal;
import java.util.OptionalDouble;

/** What is done to a piece of signal before it is handed out. */
public final class Rotation {
  private Rotation() {}

  /**
   * Multiplies by e^(j2π·cycles·(n − origin)).
   *
   * @param iq interleaved, changed in place
   * @param cycles turns a sample
   * @param origin the place that is not turned, in samples
   */
  public static void turn(float[] iq, double cycles, double origin) {
    for (int n = 0; n < iq.length / 2; n++) {
      double turns = cycles * (n - origin);
      double angle = 2 * Math.PI * (turns - Math.rint(turns));
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double re = iq[2 * n];
      double im = iq[2 * n + 1];
      iq[2 * n] = (float) (re * cos - im * sin);
      iq[2 * n + 1] = (float) (re * sin + im * cos);
    }
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
