package io.rffi.augment.internal;

import io.rffi.api.IqSignal;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** Between immutable signals and the double-precision arrays that the simulation works on. */
public final class Iq {
  private Iq() {}

  /**
   * A signal's samples in double precision.
   *
   * @param signal the signal
   * @return interleaved I, Q
   */
  public static double[] toDoubles(IqSignal signal) {
    double[] samples = new double[2 * signal.length()];
    for (int n = 0; n < signal.length(); n++) {
      samples[2 * n] = signal.i(n);
      samples[2 * n + 1] = signal.q(n);
    }
    return samples;
  }

  /**
   * A signal of new samples, with the rate and centre frequency of another.
   *
   * @param like where rate and centre frequency come from
   * @param samples interleaved I, Q
   * @return the signal
   */
  public static IqSignal like(IqSignal like, double[] samples) {
    OptionalDouble centre = like.centreFrequencyHz();
    float[] values = toFloats(samples);
    return centre.isPresent()
        ? IqSignal.of(values, like.sampleRateHz(), centre.getAsDouble())
        : IqSignal.of(values, like.sampleRateHz());
  }

  /**
   * Samples in single precision.
   *
   * @param samples any values
   * @return the same values, rounded
   */
  public static float[] toFloats(double[] samples) {
    float[] values = new float[samples.length];
    for (int n = 0; n < samples.length; n++) {
      values[n] = (float) samples[n];
    }
    return values;
  }

  /**
   * A ratio of powers.
   *
   * @param decibels the ratio in dB; −∞ gives 0
   * @return the linear ratio
   */
  public static double powerRatio(double decibels) {
    return Math.pow(10, decibels / 10);
  }

  /**
   * A ratio of amplitudes.
   *
   * @param decibels the ratio in dB; −∞ gives 0
   * @return the linear ratio
   */
  public static double amplitudeRatio(double decibels) {
    return Math.pow(10, decibels / 20);
  }

  /**
   * Multiplies by a real gain.
   *
   * @param samples interleaved I, Q; changed in place
   * @param gain the factor
   */
  public static void scale(double[] samples, double gain) {
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= gain;
    }
  }

  /**
   * Multiplies by a complex gain.
   *
   * @param samples interleaved I, Q; changed in place
   * @param gainRe the gain's real part
   * @param gainIm the gain's imaginary part
   */
  public static void scale(double[] samples, double gainRe, double gainIm) {
    for (int n = 0; n < samples.length; n += 2) {
      double i = samples[n];
      double q = samples[n + 1];
      samples[n] = i * gainRe - q * gainIm;
      samples[n + 1] = i * gainIm + q * gainRe;
    }
  }

  /**
   * Adds circular white Gaussian noise.
   *
   * @param samples interleaved I, Q; changed in place
   * @param power the noise's mean |x|², ≥ 0
   * @param random where it is drawn from
   */
  public static void addNoise(double[] samples, double power, RandomGenerator random) {
    if (power == 0) {
      return;
    }
    double deviation = Math.sqrt(power / 2);
    for (int n = 0; n < samples.length; n++) {
      samples[n] += deviation * random.nextGaussian();
    }
  }
}
