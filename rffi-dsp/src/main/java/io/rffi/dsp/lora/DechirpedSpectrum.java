package io.rffi.dsp.lora;

import io.rffi.dsp.internal.Fft;
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

  private final Dechirper dechirper;
  private final Fft fft;
  private final double[] work;
  private final double[] raw; // powers, with a neighbourhood repeated on each side
  private final int reach;

  DechirpedSpectrum(SampledLora sampled, Dechirper dechirper) {
    this.dechirper = dechirper;
    int bins = Math.max(2, Integer.highestOneBit(2 * sampled.window() - 1));
    fft = Fft.of(bins);
    work = new double[2 * bins];
    reach = Math.min(NEIGHBOURHOOD, bins / 4);
    raw = new double[bins + 2 * reach + 1];
  }

  /** How many bins the spectrum has; bin k is k/bins of the sample rate, modulo the sample rate. */
  int bins() {
    return work.length / 2;
  }

  /**
   * Fills {@code powers} with each bin's power over its background, so that noise alone has mean 1;
   * all zeros if the signal is.
   */
  void measure(float[] iq, int start, double[] powers) {
    int window = dechirper.length();
    for (int n = 0; n < window; n++) {
      double re = iq[2 * (start + n)];
      double im = iq[2 * (start + n) + 1];
      work[2 * n] = re * dechirper.re(n) - im * dechirper.im(n);
      work[2 * n + 1] = re * dechirper.im(n) + im * dechirper.re(n);
    }
    Arrays.fill(work, 2 * window, work.length, 0);
    fft.forward(work);
    int bins = powers.length;
    double sum = 0;
    for (int k = 0; k < bins; k++) {
      raw[reach + k] = work[2 * k] * work[2 * k] + work[2 * k + 1] * work[2 * k + 1];
      sum += raw[reach + k];
    }
    if (sum > 0) {
      System.arraycopy(raw, bins, raw, 0, reach);
      System.arraycopy(raw, reach, raw, reach + bins, reach + 1);
      overBackground(powers, ROUNDING * sum / bins);
    } else {
      Arrays.fill(powers, 0);
    }
  }

  /**
   * Divides by the mean of the neighbourhood without the tone itself: a DC spike or a narrow-band
   * interferer becomes a plateau as wide as the chirp's band, and must not look like many tones.
   */
  private void overBackground(double[] powers, double least) {
    double around = 0;
    for (int k = 0; k <= 2 * reach; k++) {
      around += raw[k];
    }
    double scale = 2 * (reach - LOBE);
    for (int k = 0; k < powers.length; k++) {
      int at = reach + k;
      double lobe = raw[at - 2] + raw[at - 1] + raw[at] + raw[at + 1] + raw[at + 2];
      powers[k] = raw[at] * scale / Math.max(around - lobe, scale * least);
      around = Math.max(0, around + raw[at + reach + 1] - raw[at - reach]);
    }
  }
}
