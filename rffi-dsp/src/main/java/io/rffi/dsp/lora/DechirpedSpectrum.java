package io.rffi.dsp.lora;

import io.rffi.dsp.internal.Fft;
import java.util.Arrays;

/**
 * The power spectrum of one symbol's length of signal, times the conjugate of a chirp: each chirp
 * of that direction and slope becomes a tone. Used by one thread.
 */
final class DechirpedSpectrum {
  /** Bins on each side that make up the background. */
  private static final int NEIGHBOURHOOD = 32;

  private final int window;
  private final double[] reference; // conjugate chirp, interleaved
  private final Fft fft;
  private final double[] work;

  DechirpedSpectrum(LoraParameters lora, double sampleRateHz, ChirpDirection direction) {
    window = (int) Math.floor(lora.symbolSeconds() * sampleRateHz);
    int bins = Math.max(2, Integer.highestOneBit(2 * window - 1));
    fft = Fft.of(bins);
    work = new double[2 * bins];
    reference = new double[2 * window];
    double bandwidth = lora.bandwidthHz();
    for (int n = 0; n < window; n++) {
      double t = n / sampleRateHz;
      double phase = -direction.sign() * Math.PI * bandwidth * t * (t / lora.symbolSeconds() - 1);
      reference[2 * n] = Math.cos(phase);
      reference[2 * n + 1] = Math.sin(phase);
    }
  }

  /** How many samples are looked at. */
  int window() {
    return window;
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
    for (int n = 0; n < 2 * window; n += 2) {
      double re = iq[2 * start + n];
      double im = iq[2 * start + n + 1];
      work[n] = re * reference[n] - im * reference[n + 1];
      work[n + 1] = re * reference[n + 1] + im * reference[n];
    }
    Arrays.fill(work, 2 * window, work.length, 0);
    fft.forward(work);
    double sum = 0;
    for (int k = 0; k < powers.length; k++) {
      powers[k] = work[2 * k] * work[2 * k] + work[2 * k + 1] * work[2 * k + 1];
      sum += powers[k];
    }
    if (sum > 0) {
      overBackground(powers, sum / powers.length);
    }
  }

  /**
   * Divides by the mean of the neighbourhood, or of the whole spectrum if that is larger: a DC
   * spike or a narrow-band interferer becomes a plateau as wide as the chirp's band, and must not
   * look like many tones.
   */
  private void overBackground(double[] powers, double mean) {
    int bins = powers.length;
    int reach = Math.min(NEIGHBOURHOOD, bins / 4);
    double[] background = work; // free again
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      sum += powers[(k + bins) % bins];
    }
    for (int k = 0; k < bins; k++) {
      background[k] = Math.max(sum / (2 * reach + 1), mean);
      sum += powers[(k + reach + 1) % bins] - powers[(k - reach + bins) % bins];
    }
    for (int k = 0; k < bins; k++) {
      powers[k] /= background[k];
    }
  }
}
