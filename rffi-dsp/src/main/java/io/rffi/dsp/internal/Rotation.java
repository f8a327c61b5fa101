package io.rffi.dsp.internal;

import io.rffi.api.IqSignal;
import java.util.OptionalDouble;

/** What is done to a piece of signal before it is handed out. */
public final class Rotation {
  /** The phase is computed afresh after so many samples, and by recurrence in between. */
  private static final int STRIDE = 1024;

  private Rotation() {}

  /**
   * Multiplies by e^(j2π·cycles·(n − origin)).
   *
   * @param iq interleaved, changed in place
   * @param cycles turns a sample
   * @param origin the place that is not turned, in samples
   */
  public static void turn(float[] iq, double cycles, double origin) {
    double turnRe = Math.cos(2 * Math.PI * cycles);
    double turnIm = Math.sin(2 * Math.PI * cycles);
    int samples = iq.length / 2;
    for (int from = 0; from < samples; from += STRIDE) {
      double turns = cycles * (from - origin);
      double angle = 2 * Math.PI * (turns - Math.rint(turns));
      double zr = Math.cos(angle);
      double zi = Math.sin(angle);
      int to = Math.min(samples, from + STRIDE);
      for (int n = 2 * from; n < 2 * to; n += 2) {
        double re = iq[n];
        double im = iq[n + 1];
        iq[n] = (float) (re * zr - im * zi);
        iq[n + 1] = (float) (re * zi + im * zr);
        double next = zr * turnRe - zi * turnIm;
        zi = zr * turnIm + zi * turnRe;
        zr = next;
      }
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
