package io.rffi.eval.data;

import io.rffi.api.IqSignal;

/** Divides signals by their RMS, since embedders ask for normalised packets. */
final class UnitPower {
  private UnitPower() {}

  /** The signal at an RMS of 1; silence stays silent, for the embedder to refuse. */
  static IqSignal of(IqSignal signal) {
    double rms = signal.rms();
    if (rms == 0) {
      return signal;
    }
    float[] values = signal.toArray();
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) (values[n] / rms);
    }
    return signal.centreFrequencyHz().isPresent()
        ? IqSignal.of(values, signal.sampleRateHz(), signal.centreFrequencyHz().getAsDouble())
        : IqSignal.of(values, signal.sampleRateHz());
  }
}
