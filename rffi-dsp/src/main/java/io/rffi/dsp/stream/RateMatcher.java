package io.rffi.dsp.stream;

import io.rffi.dsp.math.Kaiser;
import io.rffi.dsp.math.Sinc;
import java.util.Arrays;

/**
 * Brings a channel from a rate near the detectors' to exactly theirs: a windowed sinc of {@value
 * #TAPS} taps at the nearest of {@value #PHASES} phases, which puts each sample within 1/128 of
 * where it belongs. Good enough to detect; what is cut out is interpolated anew. Used by one
 * thread.
 */
final class RateMatcher {
  private static final int TAPS = 16;
  private static final int PHASES = 64;
  private static final Kaiser WINDOW = new Kaiser(5.65);
  private static final float[][] TABLE = table();

  private final double step;
  private final float[] re;
  private final float[] im;
  private long base; // the input sample that stands first
  private int count;
  private long next; // the output that comes next

  /**
   * For a ratio of rates.
   *
   * @param step how many input samples make an output
   * @param most how many input samples come at once
   */
  RateMatcher(double step, int most) {
    this.step = step;
    re = new float[most + 2 * TAPS];
    im = new float[most + 2 * TAPS];
    reset();
  }

  private static float[][] table() {
    float[][] table = new float[PHASES + 1][TAPS];
    for (int phase = 0; phase <= PHASES; phase++) {
      for (int tap = 0; tap < TAPS; tap++) {
        double x = tap - (TAPS / 2 - 1) - (double) phase / PHASES;
        table[phase][tap] = (float) (Sinc.at(x) * WINDOW.at(x / (TAPS / 2.0)));
      }
    }
    return table;
  }

  /** The most outputs that a number of input samples can give. */
  static int mostOutputs(double step, int inputs) {
    return (int) Math.ceil(inputs / step) + 2;
  }

  /** Takes inputs and gives as many outputs as they allow; returns how many. */
  int match(float[] inRe, float[] inIm, int inputs, float[] outRe, float[] outIm, int outFrom) {
    System.arraycopy(inRe, 0, re, count, inputs);
    System.arraycopy(inIm, 0, im, count, inputs);
    count += inputs;
    int out = outFrom;
    double place = next * step;
    long first = (long) Math.floor(place) - (TAPS / 2 - 1);
    while (first - base + TAPS <= count) {
      int phase = (int) Math.rint((place - Math.floor(place)) * PHASES);
      interpolate(TABLE[phase], (int) (first - base), outRe, outIm, out);
      out++;
      next++;
      place = next * step;
      first = (long) Math.floor(place) - (TAPS / 2 - 1);
    }
    int used = (int) Math.min(count, first - base);
    System.arraycopy(re, used, re, 0, count - used);
    System.arraycopy(im, used, im, 0, count - used);
    base += used;
    count -= used;
    return out - outFrom;
  }

  private void interpolate(float[] taps, int at, float[] outRe, float[] outIm, int out) {
    float re0 = 0;
    float im0 = 0;
    float re1 = 0;
    float im1 = 0;
    for (int tap = 0; tap < TAPS; tap += 2) {
      re0 += taps[tap] * re[at + tap];
      im0 += taps[tap] * im[at + tap];
      re1 += taps[tap + 1] * re[at + tap + 1];
      im1 += taps[tap + 1] * im[at + tap + 1];
    }
    outRe[out] = re0 + re1;
    outIm[out] = im0 + im1;
  }

  /** Begins anew, with silence before the first sample. */
  void reset() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    base = -TAPS;
    count = TAPS;
    next = 0;
  }
}
