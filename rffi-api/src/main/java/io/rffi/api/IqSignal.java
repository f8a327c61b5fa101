package io.rffi.api;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Complex baseband samples at one sample rate: immutable, thread-safe, and always finite.
 *
 * <p>Samples are interleaved I, Q, I, Q, … as 32-bit floats; sample {@code n} is {@code
 * (values[2n], values[2n + 1])}. A signal cannot hold NaN or infinity: constructing one from such
 * samples fails with a {@link SignalQualityException}, so that no later stage has to ask.
 */
public final class IqSignal {
  private final float[] values;
  private final double sampleRateHz;
  private final double centreFrequencyHz; // NaN when unknown

  private IqSignal(float[] values, double sampleRateHz, double centreFrequencyHz) {
    this.values = values;
    this.sampleRateHz = sampleRateHz;
    this.centreFrequencyHz = centreFrequencyHz;
  }

  /**
   * A signal of the given samples, which are copied.
   *
   * @param interleaved I, Q, I, Q, …; an even number of finite values, possibly none
   * @param sampleRateHz complex samples per second; positive and finite
   * @return the signal, its centre frequency unknown
   * @throws SignalQualityException if a sample is NaN or infinite
   */
  public static IqSignal of(float[] interleaved, double sampleRateHz) {
    return create(interleaved.clone(), sampleRateHz, Double.NaN);
  }

  /**
   * A signal of the given samples, which are copied, received around a known frequency.
   *
   * @param interleaved I, Q, I, Q, …; an even number of finite values, possibly none
   * @param sampleRateHz complex samples per second; positive and finite
   * @param centreFrequencyHz the radio frequency that appears as 0 Hz; finite
   * @return the signal
   * @throws SignalQualityException if a sample is NaN or infinite
   */
  public static IqSignal of(float[] interleaved, double sampleRateHz, double centreFrequencyHz) {
    if (!Double.isFinite(centreFrequencyHz)) {
      throw new IllegalArgumentException("centre frequency is not finite: " + centreFrequencyHz);
    }
    return create(interleaved.clone(), sampleRateHz, centreFrequencyHz);
  }

  private static IqSignal create(float[] owned, double sampleRateHz, double centreFrequencyHz) {
    if (owned.length % 2 != 0) {
      throw new IllegalArgumentException(
          "interleaved I/Q needs an even number of values, got " + owned.length);
    }
    if (!(sampleRateHz > 0) || sampleRateHz == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("sample rate must be positive, got " + sampleRateHz);
    }
    requireFinite(owned);
    return new IqSignal(owned, sampleRateHz, centreFrequencyHz);
  }

  private static void requireFinite(float[] values) {
    // 0·x is 0 for every finite x and NaN otherwise: one branch for the whole array.
    float sum = 0;
    for (float value : values) {
      sum += 0 * value;
    }
    if (sum == 0) {
      return;
    }
    for (int n = 0; n < values.length; n++) {
      if (!Float.isFinite(values[n])) {
        throw new SignalQualityException(
            "finite samples",
            values[n],
            Float.MAX_VALUE,
            "sample " + n / 2 + " is " + values[n] + "; repair or drop the recording");
      }
    }
  }

  /**
   * The number of complex samples.
   *
   * @return the length, ≥ 0
   */
  public int length() {
    return values.length / 2;
  }

  /**
   * The sample rate.
   *
   * @return complex samples per second
   */
  public double sampleRateHz() {
    return sampleRateHz;
  }

  /**
   * The radio frequency that appears as 0 Hz.
   *
   * @return the centre frequency in Hz, empty when unknown
   */
  public OptionalDouble centreFrequencyHz() {
    return Double.isNaN(centreFrequencyHz)
        ? OptionalDouble.empty()
        : OptionalDouble.of(centreFrequencyHz);
  }

  /**
   * The in-phase part of a sample.
   *
   * @param n the sample, 0 ≤ n &lt; {@link #length()}
   * @return I
   */
  public float i(int n) {
    return values[2 * n];
  }

  /**
   * The quadrature part of a sample.
   *
   * @param n the sample, 0 ≤ n &lt; {@link #length()}
   * @return Q
   */
  public float q(int n) {
    return values[2 * n + 1];
  }

  /**
   * Copies samples out, interleaved.
   *
   * @param from the first sample to copy
   * @param count how many complex samples
   * @param target receives {@code 2 · count} floats
   * @param targetOffset the index in {@code target} of the first float
   */
  public void copyTo(int from, int count, float[] target, int targetOffset) {
    Objects.checkFromIndexSize(from, count, length());
    System.arraycopy(values, 2 * from, target, targetOffset, 2 * count);
  }

  /**
   * All samples, interleaved.
   *
   * @return a new array of {@code 2 · length()} floats
   */
  public float[] toArray() {
    return values.clone();
  }

  /**
   * A part of this signal.
   *
   * @param from the first sample
   * @param count how many samples
   * @return a signal of the same rate and centre frequency
   */
  public IqSignal slice(int from, int count) {
    Objects.checkFromIndexSize(from, count, length());
    float[] part = Arrays.copyOfRange(values, 2 * from, 2 * (from + count));
    return new IqSignal(part, sampleRateHz, centreFrequencyHz);
  }

  /**
   * The root mean square of the magnitudes, sqrt(mean |x|²).
   *
   * @return the RMS, 0 for an empty signal
   */
  public double rms() {
    double inPhase = 0;
    double quadrature = 0;
    for (int n = 0; n < values.length; n += 2) {
      inPhase += (double) values[n] * values[n];
      quadrature += (double) values[n + 1] * values[n + 1];
    }
    return values.length == 0 ? 0 : Math.sqrt((inPhase + quadrature) / length());
  }

  /**
   * The same signal at an {@linkplain #rms() RMS} of 1, which is how embedders take packets.
   *
   * @return a signal of the same rate and centre frequency; this one if it is silent, since nothing
   *     brings silence to a level
   */
  public IqSignal normalised() {
    double rms = rms();
    if (rms == 0) {
      return this;
    }
    float[] scaled = new float[values.length];
    for (int n = 0; n < values.length; n++) {
      scaled[n] = (float) (values[n] / rms);
    }
    return new IqSignal(scaled, sampleRateHz, centreFrequencyHz);
  }

  /** Equal samples (bit for bit), sample rate and centre frequency. */
  @Override
  public boolean equals(Object other) {
    return other instanceof IqSignal that
        && Arrays.equals(values, that.values)
        && sampleRateHz == that.sampleRateHz
        && Double.compare(centreFrequencyHz, that.centreFrequencyHz) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Double.hashCode(sampleRateHz);
  }

  @Override
  public String toString() {
    return "IqSignal[" + length() + " samples at " + sampleRateHz + " Hz]";
  }
}
