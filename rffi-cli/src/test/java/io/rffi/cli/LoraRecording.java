package io.rffi.cli;

import io.rffi.api.IqSignal;

/** A packet's preamble for tests of other packages, short enough for many. */
public final class LoraRecording {
  /** Of the preamble, what delimits it, and a little of what follows. */
  private static final double SYMBOLS = 13.5;

  private static final double LEAD_SYMBOLS = 0.5;
  private static final int SYMBOL_SAMPLES = 1024;

  private LoraRecording() {}

  /** At a rate that divides that of the recordings, from shortly before the packet. */
  public static IqSignal at(double rateHz) {
    IqSignal capture = TestRecordings.capture(1, 0, 1, 5);
    int step = (int) (TestRecordings.RATE_HZ / rateHz);
    int from = TestRecordings.FIRST_START - (int) (LEAD_SYMBOLS * SYMBOL_SAMPLES);
    float[] iq = new float[2 * (int) (SYMBOLS * SYMBOL_SAMPLES / step)];
    for (int n = 0; n < iq.length / 2; n++) {
      iq[2 * n] = capture.i(from + n * step);
      iq[2 * n + 1] = capture.q(from + n * step);
    }
    return IqSignal.of(iq, rateHz);
  }
}
