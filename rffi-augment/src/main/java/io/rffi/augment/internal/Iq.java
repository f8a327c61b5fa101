package io.rffi.augment.internal;

import io.rffi.api.IqSignal;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** Between immutable signals and the double-precision arrays that the simulation works on. */
public final class Iq {
  /** A phasor that is multiplied on is worked out afresh this often, before rounding shows. */
  public static final int EXACT_EVERY = 256;

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
   * Shifts in frequency: multiplies sample n by e^{j2πfn}.
   *
   * @param samples interleaved I, Q; changed in place
   * @param cyclesPerSample f
   */
  public static void rotate(double[] samples, double cyclesPerSample) {
    rotate(samples, cyclesPerSample, 0);
  }

  /**
   * Shifts a part of a longer signal in frequency: multiplies sample n by e^{j2πf(n + first)}, bit
   * for bit as if the whole had been shifted at once.
   *
   * @param samples interleaved I, Q; changed in place
   * @param cyclesPerSample f
   * @param first where in the signal the part begins
   */
  public static void rotate(double[] samples, double cyclesPerSample, long first) {
    if (cyclesPerSample == 0) {
      return;
    }
    double step = 2 * Math.PI * cyclesPerSample;
    double stepRe = Math.cos(step);
    double stepIm = Math.sin(step);
    double re = 1;
    double im = 0;
    // The phasor runs up to the part's beginning from the last place where it is exact.
    for (int n = -(int) (first % EXACT_EVERY); n < samples.length / 2; n++) {
      if ((first + n) % EXACT_EVERY == 0) {
        re = Math.cos(step * (first + n));
        im = Math.sin(step * (first + n));
      }
      if (n >= 0) {
        double i = samples[2 * n];
        double q = samples[2 * n + 1];
        samples[2 * n] = i * re - q * im;
        samples[2 * n + 1] = i * im + q * re;
      }
      double next = re * stepRe - im * stepIm;
      im = re * stepIm + im * stepRe;
      re = next;
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
