package io.rffi.dsp.stream;

import io.rffi.dsp.internal.GammaTail;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.FloatFft;
import java.util.Arrays;

/**
 * Notices equal up-chirps one after another, wherever they begin: in windows of a symbol's length,
 * half a symbol apart, each dechirped symbol is a tone, and over {@value #RUN} windows that are a
 * symbol apart the tones add up in one bin.
 *
 * <p>A window that lies across two symbols holds two tones one bandwidth apart: their bins are
 * added (at a sample rate equal to the bandwidth they are one bin). A tone between two bins is
 * caught by the sum of both. Each window's powers are divided by their mean, which makes a steady
 * carrier harmless: dechirped, it is as flat as noise. Each window counts up to a cap only, so that
 * no four of them suffice. Used by one thread.
 */
final class UpChirpDetector {
  /** Whole windows that a preamble of eight symbols holds, wherever it begins. */
  static final int RUN = 7;

  /**
   * Of noise in one bin and window. There are 2·B bins a second, at any spreading factor: white
   * noise is detected at most 18 times an hour in a channel of 125 kHz. Between one and two
   * bandwidths of sample rate, interpolated noise is not white, and detected some three times as
   * often.
   */
  static final double FALSE_ALARM = 2e-8;

  /** So many windows alone, however strong, are no preamble. */
  private static final int TOO_FEW = 4;

  /** Noise in a window is seldom above this multiple of its mean. */
  private static final double USUAL = 1.5;

  /** Added and taken away, this rounds to 1/64: then sums are exact, and never drift. */
  private static final float ROUNDING = 0x1.8p17f;

  private static final float LEAST_POWER = 1e-30f;

  private final int window;
  private final int chips;
  private final float[] referenceRe; // conjugate chirp
  private final float[] referenceIm;
  private final FloatFft fft;
  private final float[] work; // interleaved
  private final float[] lower; // powers of the bins below B, then folded
  private final float[] upper; // powers of the bins from B on, then what stands one bin further
  private final float[][][] history; // [phase of the hop][window][bin]
  private final float[][] sums;
  private final float cap;
  private final float threshold;
  private int hops;

  UpChirpDetector(LoraParameters lora, int oversampling) {
    chips = lora.chips();
    window = chips * oversampling;
    fft = FloatFft.of(window);
    work = new float[2 * window];
    lower = new float[chips];
    upper = new float[chips];
    history = new float[2][RUN][chips];
    sums = new float[2][chips];
    int binsInOne = 2 * oversampling;
    double noise = RUN * binsInOne;
    double limit = GammaTail.quantile((int) noise, FALSE_ALARM);
    threshold = (float) limit;
    cap = (float) ((limit - (RUN - TOO_FEW) * USUAL * binsInOne) / TOO_FEW);
    referenceRe = new float[window];
    referenceIm = new float[window];
    for (int n = 0; n < window; n++) {
      double t = (double) n / window;
      double phase = -Math.PI * chips * t * (t - 1);
      referenceRe[n] = (float) Math.cos(phase);
      referenceIm[n] = (float) Math.sin(phase);
    }
  }

  /** How many samples a window has; the next one begins half of it later. */
  int window() {
    return window;
  }

  /** Looks at the next window; says whether it completes a run. */
  boolean detects(float[] re, float[] im, int from) {
    dechirp(re, im, from);
    fft.forward(work);
    float total = foldedPowers();
    float[] sum = sums[hops % 2];
    float[] row = history[hops % 2][hops / 2 % RUN];
    hops = (hops + 1) % (2 * RUN);
    if (total > LEAST_POWER && total < Float.POSITIVE_INFINITY) {
      System.arraycopy(lower, 1, upper, 0, chips - 1);
      upper[chips - 1] = lower[0];
      replace(row, sum, window / total);
    } else {
      for (int bin = 0; bin < chips; bin++) {
        sum[bin] -= row[bin];
      }
      Arrays.fill(row, 0);
    }
    return exceeds(sum);
  }

  private void dechirp(float[] re, float[] im, int from) {
    for (int n = 0; n < window; n++) {
      float a = re[from + n];
      float b = im[from + n];
      work[2 * n] = a * referenceRe[n] - b * referenceIm[n];
      work[2 * n + 1] = a * referenceIm[n] + b * referenceRe[n];
    }
  }

  /** Fills {@code lower} with the powers of both tones together; returns the sum of all. */
  private float foldedPowers() {
    int second = 2 * (window - chips);
    float even = 0;
    float odd = 0;
    for (int bin = 0; bin < chips; bin += 2) {
      float first = folded(2 * bin, second);
      float next = folded(2 * bin + 2, second);
      lower[bin] = first;
      lower[bin + 1] = next;
      even += first;
      odd += next;
    }
    return even + odd;
  }

  private float folded(int at, int second) {
    float power = work[at] * work[at] + work[at + 1] * work[at + 1];
    if (second == 0) {
      return power;
    }
    float re = work[at + second];
    float im = work[at + second + 1];
    return power + (re * re + im * im);
  }

  private void replace(float[] row, float[] sum, float scale) {
    for (int bin = 0; bin < sum.length; bin++) {
      float power = Math.min((lower[bin] + upper[bin]) * scale, cap);
      float rounded = (power + ROUNDING) - ROUNDING;
      sum[bin] += rounded - row[bin];
      row[bin] = rounded;
    }
  }

  private boolean exceeds(float[] sum) {
    for (float power : sum) {
      if (power > threshold) {
        return true;
      }
    }
    return false;
  }

  /** Forgets all windows. */
  void reset() {
    hops = 0;
    for (int phase = 0; phase < 2; phase++) {
      Arrays.fill(sums[phase], 0);
      for (float[] row : history[phase]) {
        Arrays.fill(row, 0);
      }
    }
  }
}
