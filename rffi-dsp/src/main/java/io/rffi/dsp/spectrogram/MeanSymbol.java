package io.rffi.dsp.spectrogram;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;

/** The mean of a preamble's symbols, each turned to the plain mean before it is added. */
final class MeanSymbol {
  private MeanSymbol() {}

  /** Refuses a preamble that is not a whole number of symbols, at least one. */
  static void requireWhole(IqSignal preamble, int symbolSamples) {
    if (preamble.length() < symbolSamples || preamble.length() % symbolSamples != 0) {
      throw new SignalQualityException(
          "length",
          preamble.length(),
          symbolSamples,
          "the signal has "
              + preamble.length()
              + " samples, which are no whole symbols of "
              + symbolSamples);
    }
  }

  /** Of interleaved samples; as many as one symbol has. */
  static double[] of(float[] iq, int symbolSamples) {
    int symbols = iq.length / (2 * symbolSamples);
    return turned(iq, symbols, plain(iq, symbols, symbolSamples));
  }

  private static double[] plain(float[] iq, int symbols, int symbolSamples) {
    double[] mean = new double[2 * symbolSamples];
    for (int start = 0; start < iq.length; start += mean.length) {
      for (int n = 0; n < mean.length; n++) {
        mean[n] += iq[start + n];
      }
    }
    for (int n = 0; n < mean.length; n++) {
      mean[n] /= symbols;
    }
    return mean;
  }

  private static double[] turned(float[] iq, int symbols, double[] plain) {
    double[] mean = new double[plain.length];
    for (int start = 0; start < iq.length; start += mean.length) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < mean.length; n += 2) {
        re += iq[start + n] * plain[n] + iq[start + n + 1] * plain[n + 1];
        im += iq[start + n] * plain[n + 1] - iq[start + n + 1] * plain[n];
      }
      double length = Math.hypot(re, im) * symbols;
      if (length == 0) {
        continue; // nothing in common with the mean: there is no angle to turn by
      }
      re /= length;
      im /= length;
      for (int n = 0; n < mean.length; n += 2) {
        mean[n] += iq[start + n] * re - iq[start + n + 1] * im;
        mean[n + 1] += iq[start + n] * im + iq[start + n + 1] * re;
      }
    }
    return mean;
  }
}
