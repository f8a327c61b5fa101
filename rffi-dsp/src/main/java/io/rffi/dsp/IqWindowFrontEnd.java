package io.rffi.dsp;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import java.nio.FloatBuffer;

/** {@link FrontEnd#iqWindow}. */
record IqWindowFrontEnd(double sampleRateHz, int samples) implements FrontEnd {
  static final String NAME = "iq-window";

  IqWindowFrontEnd {
    FrontEnds.requireRanges(sampleRateHz, samples);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long[] inputShape() {
    return new long[] {1, 2, samples};
  }

  @Override
  public void write(IqSignal window, FloatBuffer target) {
    if (window.rms() == 0) {
      throw new SignalQualityException(
          "energy", 0, Double.MIN_VALUE, "every sample is zero; there is no signal to look at");
    }
    for (int n = 0; n < window.length(); n++) {
      target.put(window.i(n));
    }
    for (int n = 0; n < window.length(); n++) {
      target.put(window.q(n));
    }
  }
}
