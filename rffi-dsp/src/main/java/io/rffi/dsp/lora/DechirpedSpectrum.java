package io.rffi.dsp.lora;

import io.rffi.dsp.math.Fft;
import java.util.Arrays;

/**
 * The power spectrum of one symbol's length of signal, freed of an up-chirp's sweep: each up-chirp
 * of that slope becomes a tone. One that begins δ before the window has it at f − B/2 + kδ. Used by
 * one thread.
 */
final class DechirpedSpectrum {
  /** Bins on each side that make up the background. */
  private static final int NEIGHBOURHOOD = 32;

  /** Bins on each side of a tone that hold the tone itself. */
  private static final int LOBE = 2;

  /** A background below this part of the mean is rounding. */
  private static final double ROUNDING = 1e-9;

  private final ReferenceChirp reference;
  private final Fft fft;
  private final double[] work;
  private final double[] around; // the powers, with a neighbourhood repeated on each side
  private final int reach;

  DechirpedSpectrum(SampledLora sampled, ReferenceChirp reference) {
    this.reference = reference;
    int bins = Math.max(2, Integer.highestOneBit(2 * sampled.window() - 1));
    fft = Fft.of(bins);
    work = new double[2 * bins];
    reach = Math.min(NEIGHBOURHOOD, bins / 4);
    around = new double[bins + 2 * reach + 1];
  }

  /** How many bins the spectrum has; bin k is k/bins of the sample rate, modulo the sample rate. */
  int bins() {
    return work.length / 2;
  }

  /**
   * Fills {@code powers} with each bin's power, and {@code relative} with that over its background,
   * so that noise alone has mean 1; all zeros if the signal is.
   */
  void measure(float[] iq, int start, double[] powers, double[] relative) {
    int window = reference.length();
    for (int n = 0; n < window; n++) {
      double re = iq[2 * (start + n)];
      double im = iq[2 * (start + n) + 1];
      work[2 * n] = re * reference.re(n) - im * reference.im(n);
      work[2 * n + 1] = re * reference.im(n) + im * reference.re(n);
    }
    Arrays.fill(work, 2 * window, work.length, 0);
    fft.forward(work);
    int bins = powers.length;
    double sum = 0;
    for (int k = 0; k < bins; k++) {
      powers[k] = work[2 * k] * work[2 * k] + work[2 * k + 1] * work[2 * k + 1];
      sum += powers[k];
    }
    if (sum > 0) {
      System.arraycopy(powers, bins - reach, around, 0, reach);
      System.arraycopy(powers, 0, around, reach, bins);
      System.arraycopy(powers, 0, around, reach + bins, reach + 1);
      overBackground(relative, ROUNDING * sum / bins);
    } else {
      Arrays.fill(relative, 0);
    }
  }

  /**
   * Divides by the mean of the neighbourhood without the tone itself: a DC spike or a narrow-band
   * interferer becomes a plateau as wide as the chirp's band, and must not look like many tones.
   */
  private void overBackground(double[] relative, double least) {
    double sum = 0;
    for (int k = 0; k <= 2 * reach; k++) {
      sum += around[k];
    }
    double scale = 2 * (reach - LOBE);
    for (int k = 0; k < relative.length; k++) {
      int at = reach + k;
      double lobe = around[at - 2] + around[at - 1] + around[at] + around[at + 1] + around[at + 2];
      relative[k] = around[at] * scale / Math.max(sum - lobe, scale * least);
      sum = Math.max(0, sum + around[at + reach + 1] - around[at - reach]);
    }
  }
}
