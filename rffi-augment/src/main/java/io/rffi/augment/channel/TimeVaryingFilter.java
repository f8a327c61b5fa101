package io.rffi.augment.channel;

import java.util.Arrays;

/**
 * A complex filter whose coefficients change slowly: y[n] = Σ_k h_k(n)·x[n + lookAhead − k].
 *
 * <p>Within a stretch of L samples h_k(n) = a_k + s·b_k + s²·c_k, s = (n − begin)/L, through its
 * exact values at the stretch's beginning, middle and end. The sums over a, b and c are plain
 * filters, worked out coefficient by coefficient in loops that a compiler can vectorise.
 */
final class TimeVaryingFilter extends BlockStream {
  /** How far a path turns within a stretch: the parabola's error is (0.2/2)³/(9√3) = −84 dB. */
  private static final double RADIANS = 0.2;

  private static final int MOST_SAMPLES = 4096;

  /** A piece's samples stay in the processor's cache while all coefficients pass over them. */
  private static final int PIECE = 512;

  private final PathKernels kernels;
  private final PathKernels.KernelSteps steps;
  private final int orders; // of the parabola: 3, or 1 for a constant filter
  private final int stretch;
  private final double[][] re; // [order][k]
  private final double[][] im;
  private final double[][] sumRe; // [order][sample of the piece]
  private final double[][] sumIm;
  private final double[] endRe;
  private final double[] endIm;
  private double[] pastRe;
  private double[] pastIm;
  private long position;

  TimeVaryingFilter(PathKernels kernels, double dopplerPerSample, double sampleRateHz) {
    super(sampleRateHz);
    this.kernels = kernels;
    orders = dopplerPerSample > 0 ? 3 : 1;
    stretch = (int) Math.max(1, Math.min(MOST_SAMPLES, RADIANS / (2 * Math.PI * dopplerPerSample)));
    steps = kernels.steps(stretch / (2 * sampleRateHz));
    re = new double[orders][kernels.length()];
    im = new double[orders][kernels.length()];
    sumRe = new double[orders][PIECE];
    sumIm = new double[orders][PIECE];
    endRe = new double[kernels.length()];
    endIm = new double[kernels.length()];
    steps.next(endRe, endIm);
    if (orders == 1) {
      re[0] = endRe;
      im[0] = endIm;
    }
    pastRe = new double[kernels.length() - 1 - kernels.lookAhead()];
    pastIm = pastRe.clone();
  }

  @Override
  double[] flush() {
    return process(new double[2 * kernels.lookAhead()]);
  }

  @Override
  double[] process(double[] samples) {
    int past = pastRe.length;
    double[] xRe = Arrays.copyOf(pastRe, past + samples.length / 2);
    double[] xIm = Arrays.copyOf(pastIm, past + samples.length / 2);
    for (int n = 0; n < samples.length / 2; n++) {
      xRe[past + n] = samples[2 * n];
      xIm[past + n] = samples[2 * n + 1];
    }
    int count = Math.max(0, xRe.length - kernels.length() + 1);
    double[] out = new double[2 * count];
    for (int done = 0; done < count; ) {
      int within = (int) (position % stretch);
      if (within == 0 && orders > 1) {
        nextParabolas();
      }
      int piece = Math.min(Math.min(PIECE, count - done), stretch - within);
      for (int order = 0; order < orders; order++) {
        filter(order, xRe, xIm, done, piece);
      }
      evaluate(within, piece, out, done);
      done += piece;
      position += piece;
    }
    pastRe = Arrays.copyOfRange(xRe, count, xRe.length);
    pastIm = Arrays.copyOfRange(xIm, count, xIm.length);
    return out;
  }

  private void nextParabolas() {
    double[] beginRe = endRe.clone();
    double[] beginIm = endIm.clone();
    steps.next(re[1], im[1]); // the middle
    steps.next(endRe, endIm);
    parabolas(beginRe, endRe, re);
    parabolas(beginIm, endIm, im);
  }

  private static void parabolas(double[] begin, double[] end, double[][] orders) {
    for (int k = 0; k < begin.length; k++) {
      double middle = orders[1][k];
      orders[0][k] = begin[k];
      orders[1][k] = 4 * middle - 3 * begin[k] - end[k];
      orders[2][k] = 2 * (begin[k] + end[k]) - 4 * middle;
    }
  }

  private void filter(int order, double[] xRe, double[] xIm, int from, int count) {
    double[] yRe = sumRe[order];
    double[] yIm = sumIm[order];
    Arrays.fill(yRe, 0, count, 0);
    Arrays.fill(yIm, 0, count, 0);
    int newest = from + kernels.length() - 1;
    for (int k = 0; k < kernels.length(); k += PathKernels.GROUP) {
      if (kernels.isUsed(k)) {
        addFour(re[order], im[order], k, xRe, xIm, newest - k, yRe, yIm, count);
      }
    }
  }

  /** Adds four coefficients' products at once, which saves reading and writing y. */
  private static void addFour(
      double[] hRe,
      double[] hIm,
      int k,
      double[] xRe,
      double[] xIm,
      int from,
      double[] yRe,
      double[] yIm,
      int count) {
    double a = hRe[k];
    double b = hRe[k + 1];
    double c = hRe[k + 2];
    double d = hRe[k + 3];
    double e = hIm[k];
    double f = hIm[k + 1];
    double g = hIm[k + 2];
    double h = hIm[k + 3];
    for (int n = 0; n < count; n++) {
      int at = from + n;
      yRe[n] +=
          (a * xRe[at] - e * xIm[at] + (b * xRe[at - 1] - f * xIm[at - 1]))
              + (c * xRe[at - 2] - g * xIm[at - 2] + (d * xRe[at - 3] - h * xIm[at - 3]));
      yIm[n] +=
          (a * xIm[at] + e * xRe[at] + (b * xIm[at - 1] + f * xRe[at - 1]))
              + (c * xIm[at - 2] + g * xRe[at - 2] + (d * xIm[at - 3] + h * xRe[at - 3]));
    }
  }

  private void evaluate(int within, int count, double[] out, int from) {
    double[] yRe = sumRe[0];
    double[] yIm = sumIm[0];
    if (orders > 1) {
      addParabola(yRe, sumRe[1], sumRe[2], within, count);
      addParabola(yIm, sumIm[1], sumIm[2], within, count);
    }
    for (int n = 0; n < count; n++) {
      out[2 * (from + n)] = yRe[n];
      out[2 * (from + n) + 1] = yIm[n];
    }
  }

  private void addParabola(double[] y, double[] first, double[] second, int within, int count) {
    double scale = 1.0 / stretch;
    for (int n = 0; n < count; n++) {
      double s = (within + n) * scale;
      y[n] += s * (first[n] + s * second[n]);
    }
  }
}
