package io.rffi.augment.internal;

import io.rffi.dsp.math.Kaiser;
import io.rffi.dsp.math.Sinc;

/**
 * Delays a complex signal by any number of samples, with a Kaiser-windowed sinc of 24 taps.
 *
 * <p>Flat within 0.001 dB up to 0.35 of the sample rate; what lies outside the signal counts as
 * zero.
 */
public final class FractionalDelayFilter {
  private static final int HALF_WIDTH = 12;
  private static final Kaiser WINDOW = new Kaiser(8);

  private final int whole;
  private final double[] taps;

  /**
   * A delay.
   *
   * @param delaySamples how much later the signal comes out; may be negative
   */
  public FractionalDelayFilter(double delaySamples) {
    whole = (int) Math.floor(delaySamples);
    taps = taps(delaySamples - whole);
  }

  private static double[] taps(double fraction) {
    if (fraction == 0) {
      return new double[0]; // a pure shift stays exact
    }
    double[] taps = new double[2 * HALF_WIDTH];
    double sum = 0;
    for (int k = 0; k < taps.length; k++) {
      double x = k - HALF_WIDTH + 1 - fraction;
      taps[k] = Sinc.at(x) * WINDOW.at(x / HALF_WIDTH);
      sum += taps[k];
    }
    for (int k = 0; k < taps.length; k++) {
      taps[k] /= sum;
    }
    return taps;
  }

  /**
   * Where the impulse response begins.
   *
   * @return the delay of its first coefficient in samples; may be negative
   */
  public int firstDelay() {
    return taps.length == 0 ? whole : whole - HALF_WIDTH + 1;
  }

  /**
   * The impulse response.
   *
   * @return coefficients for the delays from {@link #firstDelay()} on; a new array
   */
  public double[] impulseResponse() {
    return taps.length == 0 ? new double[] {1} : taps.clone();
  }

  /**
   * Adds the delayed and scaled signal to another: target[n] += gain · source(n − delay).
   *
   * @param source interleaved I, Q
   * @param gainRe the real part of the gain
   * @param gainIm the imaginary part of the gain
   * @param target as long as {@code source}, and not the same array
   */
  public void addDelayed(double[] source, double gainRe, double gainIm, double[] target) {
    addDelayed(source, gainRe, gainIm, target, 0, source.length / 2);
  }

  /**
   * The same for a part: the samples {@code begin} ≤ n &lt; {@code end}.
   *
   * @param source interleaved I, Q
   * @param gainRe the real part of the gain
   * @param gainIm the imaginary part of the gain
   * @param target as long as {@code source}, and not the same array
   * @param begin the first sample that is added to
   * @param end the first sample that isn't any more
   */
  public void addDelayed(
      double[] source, double gainRe, double gainIm, double[] target, int begin, int end) {
    int length = source.length / 2;
    for (int n = begin; n < end; n++) {
      double re = 0;
      double im = 0;
      int first = n - whole + HALF_WIDTH - 1;
      if (taps.length == 0) {
        int k = n - whole;
        if (k >= 0 && k < length) {
          re = source[2 * k];
          im = source[2 * k + 1];
        }
      } else {
        int from = Math.max(0, first - length + 1);
        int to = Math.min(taps.length - 1, first);
        for (int k = from; k <= to; k++) {
          re += taps[k] * source[2 * (first - k)];
          im += taps[k] * source[2 * (first - k) + 1];
        }
      }
      target[2 * n] += gainRe * re - gainIm * im;
      target[2 * n + 1] += gainRe * im + gainIm * re;
    }
  }
}
