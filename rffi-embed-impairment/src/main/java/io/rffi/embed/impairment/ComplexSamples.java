package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.api.SignalQualityException;
import java.util.function.IntToDoubleFunction;

/** What is done to interleaved complex samples in double precision. */
final class ComplexSamples {
  /** How far a sample rate may lie from the exact one, relatively: the rounding of a text. */
  private static final double RATE_TOLERANCE = 1e-6;

  private ComplexSamples() {}

  /** The samples at an RMS of 1. */
  static double[] normalised(IqSignal signal, double sampleRateHz, int length) {
    if (Math.abs(signal.sampleRateHz() - sampleRateHz) > RATE_TOLERANCE * sampleRateHz) {
      throw new SampleRateException(
          signal.sampleRateHz(), sampleRateHz, "resample the signal to the estimator's rate");
    }
    if (signal.length() != length) {
      throw new SignalQualityException(
          "length",
          signal.length(),
          length,
          "the estimator looks at " + length + " samples, the signal has " + signal.length());
    }
    double rms = signal.rms();
    if (rms == 0) {
      throw new SignalQualityException(
          "energy", 0, Double.MIN_VALUE, "every sample is zero; there is no signal to look at");
    }
    double[] samples = new double[2 * length];
    for (int n = 0; n < length; n++) {
      samples[2 * n] = signal.i(n) / rms;
      samples[2 * n + 1] = signal.q(n) / rms;
    }
    return samples;
  }

  static double[] of(IqSignal signal) {
    double[] samples = new double[2 * signal.length()];
    for (int n = 0; n < signal.length(); n++) {
      samples[2 * n] = signal.i(n);
      samples[2 * n + 1] = signal.q(n);
    }
    return samples;
  }

  /** Σ a[n]·b*[m + n] over some samples: {re, im}. */
  static double[] product(double[] a, int from, double[] b, int fromB, int count) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < count; n++) {
      double ar = a[2 * (from + n)];
      double ai = a[2 * (from + n) + 1];
      double br = b[2 * (fromB + n)];
      double bi = b[2 * (fromB + n) + 1];
      re += ar * br + ai * bi;
      im += ai * br - ar * bi;
    }
    return new double[] {re, im};
  }

  static double energy(double[] samples, int from, int count) {
    double sum = 0;
    for (int n = 2 * from; n < 2 * (from + count); n++) {
      sum += samples[n] * samples[n];
    }
    return sum;
  }

  /** Multiplies sample n by e^(−j·radians[n]), given by a function. */
  static void turnBack(double[] samples, IntToDoubleFunction radians) {
    for (int n = 0; n < samples.length / 2; n++) {
      double angle = radians.applyAsDouble(n);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double i = samples[2 * n];
      double q = samples[2 * n + 1];
      samples[2 * n] = i * cos + q * sin;
      samples[2 * n + 1] = q * cos - i * sin;
    }
  }
}
