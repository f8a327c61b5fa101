package io.rffi.dsp.stream;

import io.rffi.dsp.math.Kaiser;
import io.rffi.dsp.math.Sinc;
import java.util.Arrays;

/**
 * Mixes a channel down to 0 Hz, filters and decimates it, all in one: the filter's taps are turned
 * by the channel's frequency, so that only its output has to be turned back.
 *
 * <p>y[m] = e^(−jω·n₀)·Σ h[k]·e^(−jωk)·x[n₀ + k] with n₀ = (m − Q + 1)·D, k = qD + p &lt; QD. The
 * sum over q is Horner's scheme in shifts by one output; each step adds D products of arrays by a
 * number at equal indices, which is what the virtual machine turns into vector instructions. Used
 * by one thread.
 */
final class ChannelFilter {
  /** The shape for 60 dB. */
  private static final Kaiser WINDOW = new Kaiser(5.65);

  private final int decimation;
  private final int steps;
  private final int outputs;
  private final float[][] tapRe; // [step][branch]
  private final float[][] tapIm;
  private final float[] turnRe;
  private final float[] turnIm;
  private final float[] sumRe;
  private final float[] sumIm;
  private final double turnsPerFrame;
  private long frames;

  /** For a channel's centre and the number of outputs a frame. */
  ChannelFilter(ChannelRate rate, double centreHz, int outputs) {
    decimation = rate.decimation();
    steps = rate.filterSteps();
    this.outputs = outputs;
    tapRe = new float[steps][decimation];
    tapIm = new float[steps][decimation];
    sumRe = new float[steps - 1 + outputs];
    sumIm = new float[steps - 1 + outputs];
    turnRe = new float[outputs];
    turnIm = new float[outputs];
    double turns = centreHz / rate.streamRateHz();
    double[] prototype = prototype(rate, steps * decimation);
    for (int k = 0; k < prototype.length; k++) {
      double angle = -2 * Math.PI * turns * k;
      tapRe[k / decimation][k % decimation] = (float) (prototype[k] * Math.cos(angle));
      tapIm[k / decimation][k % decimation] = (float) (prototype[k] * Math.sin(angle));
    }
    for (int m = 0; m < outputs; m++) {
      double angle = -2 * Math.PI * turns * (m - steps + 1) * decimation;
      turnRe[m] = (float) Math.cos(angle);
      turnIm[m] = (float) Math.sin(angle);
    }
    double frameTurns = turns * decimation * outputs;
    turnsPerFrame = frameTurns - Math.rint(frameTurns);
  }

  /** A low-pass with its edge at the middle between pass and stop, of gain 1. */
  private static double[] prototype(ChannelRate rate, int length) {
    double[] taps = new double[length];
    if (!rate.needsFilter()) {
      taps[0] = 1;
      return taps;
    }
    double edge = rate.rateHz() / rate.streamRateHz(); // both sides together
    double centre = (length - 1) / 2.0;
    double sum = 0;
    for (int k = 0; k < length; k++) {
      double x = edge * (k - centre);
      taps[k] = Sinc.at(x) * WINDOW.at((k - centre) / (centre + 0.5));
      sum += taps[k];
    }
    for (int k = 0; k < length; k++) {
      taps[k] /= sum;
    }
    return taps;
  }

  /** How many samples of the frame before the branches must keep. */
  static int history(ChannelRate rate) {
    return rate.filterSteps() - 1;
  }

  /** Filters the frame that the branches hold; the outputs fill both arrays. */
  void filter(Commutator branches, float[] outRe, float[] outIm) {
    int length = sumRe.length;
    Arrays.fill(sumRe, 0);
    Arrays.fill(sumIm, 0);
    for (int step = steps - 1; step >= 0; step--) {
      if (step < steps - 1) {
        System.arraycopy(sumRe, 1, sumRe, 0, length - 1);
        System.arraycopy(sumIm, 1, sumIm, 0, length - 1);
      }
      for (int branch = 0; branch < decimation; branch++) {
        addProduct(
            branches.re()[branch],
            branches.im()[branch],
            tapRe[step][branch],
            tapIm[step][branch],
            sumRe,
            sumIm);
      }
    }
    double angle = -2 * Math.PI * (turnsPerFrame * frames % 1);
    frames++;
    turn(sumRe, sumIm, turnRe, turnIm, outRe, outIm);
    turn(outRe, outIm, (float) Math.cos(angle), (float) Math.sin(angle), outputs);
  }

  // One product a loop and the loads before the stores: the form that JDK 17 vectorises.
  private static void addProduct(
      float[] re, float[] im, float tapRe, float tapIm, float[] sumRe, float[] sumIm) {
    for (int m = 0; m < sumRe.length; m++) {
      float a = re[m];
      float b = im[m];
      float newRe = sumRe[m] + (tapRe * a - tapIm * b);
      float newIm = sumIm[m] + (tapRe * b + tapIm * a);
      sumRe[m] = newRe;
      sumIm[m] = newIm;
    }
  }

  private static void turn(
      float[] re, float[] im, float[] turnRe, float[] turnIm, float[] outRe, float[] outIm) {
    for (int m = 0; m < turnRe.length; m++) {
      float a = re[m];
      float b = im[m];
      float newRe = a * turnRe[m] - b * turnIm[m];
      float newIm = a * turnIm[m] + b * turnRe[m];
      outRe[m] = newRe;
      outIm[m] = newIm;
    }
  }

  private static void turn(float[] re, float[] im, float turnRe, float turnIm, int length) {
    for (int m = 0; m < length; m++) {
      float a = re[m];
      float b = im[m];
      float newRe = a * turnRe - b * turnIm;
      float newIm = a * turnIm + b * turnRe;
      re[m] = newRe;
      im[m] = newIm;
    }
  }

  /** Begins anew at sample 0. */
  void reset() {
    frames = 0;
  }
}
