package io.rffi.dsp.stream;

import java.util.Arrays;

/**
 * Deals a frame's samples out to the branches of a decimation by D: branch p holds the samples p, p
 * + D, p + 2D, …, its real and imaginary parts apart, behind some from the frame before. All
 * channels of one bandwidth share it. Used by one thread.
 */
final class Commutator {
  /** Added and taken away, this leaves nothing of a value so small that it would only cost time. */
  private static final float FLUSH = 1e-18f;

  private final int history;
  private final int outputs;
  private final float[][] re;
  private final float[][] im;

  /**
   * Makes the branches.
   *
   * @param decimation D
   * @param outputs how many samples of a frame each branch gets
   * @param history how many of the frame before it keeps in front
   */
  Commutator(int decimation, int outputs, int history) {
    this.outputs = outputs;
    this.history = history;
    re = new float[decimation][history + outputs];
    im = new float[decimation][history + outputs];
  }

  /** Takes the next frame: D · outputs interleaved samples. */
  void load(float[] frame) {
    int stride = 2 * re.length;
    for (int branch = 0; branch < re.length; branch++) {
      deal(frame, 2 * branch, stride, re[branch]);
      deal(frame, 2 * branch + 1, stride, im[branch]);
    }
  }

  private void deal(float[] frame, int from, int stride, float[] branch) {
    System.arraycopy(branch, outputs, branch, 0, history);
    int at = from;
    for (int n = history; n < branch.length; n++) {
      branch[n] = (frame[at] + FLUSH) - FLUSH;
      at += stride;
    }
  }

  /** Forgets the frames before. */
  void reset() {
    for (int branch = 0; branch < re.length; branch++) {
      Arrays.fill(re[branch], 0);
      Arrays.fill(im[branch], 0);
    }
  }

  /** The real parts of each branch. */
  float[][] re() {
    return re;
  }

  /** The imaginary parts of each branch. */
  float[][] im() {
    return im;
  }

  /** How many samples a branch holds. */
  int length() {
    return history + outputs;
  }
}
