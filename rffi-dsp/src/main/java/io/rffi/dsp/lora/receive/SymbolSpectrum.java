package io.rffi.dsp.lora.receive;

import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.FloatFft;
import io.rffi.dsp.math.Phasor;

/**
 * The spectrum of a dechirped symbol, one bin for each of its values: an up-chirp shifted by s
 * chips is a tone in bin s. Used by one thread.
 */
final class SymbolSpectrum {
  private final int chips;
  private final float[] downChirp;
  private final FloatFft fft;
  private final float[] bins;
  private final float[] magnitudes;
  private double scale; // of the magnitudes

  SymbolSpectrum(LoraParameters lora) {
    chips = lora.chips();
    fft = FloatFft.of(chips);
    bins = new float[2 * chips];
    magnitudes = new float[chips];
    downChirp = new float[2 * chips];
    for (int n = 0; n < chips; n++) {
      // n² is taken modulo 2·chips: the phase stays exact.
      Phasor z = new Phasor(-Math.PI * ((long) n * n % (2L * chips)) / chips + Math.PI * n);
      downChirp[2 * n] = (float) z.re();
      downChirp[2 * n + 1] = (float) z.im();
    }
  }

  /** Measures a symbol: one sample for each chip, re, im, …. */
  void measure(float[] symbol) {
    for (int n = 0; n < 2 * chips; n += 2) {
      bins[n] = symbol[n] * downChirp[n] - symbol[n + 1] * downChirp[n + 1];
      bins[n + 1] = symbol[n] * downChirp[n + 1] + symbol[n + 1] * downChirp[n];
    }
    fft.forward(bins);
    double energy = 0;
    for (int k = 0; k < chips; k++) {
      double power =
          (double) bins[2 * k] * bins[2 * k] + (double) bins[2 * k + 1] * bins[2 * k + 1];
      energy += power;
      magnitudes[k] = (float) Math.sqrt(power);
    }
    scale = energy == 0 ? 0 : Math.sqrt(chips / energy);
  }

  /**
   * How likely each value is, on a log scale up to constants: the magnitude over the symbol's RMS.
   * For a tone of unknown phase in noise the likelihood is a Bessel function of the magnitude, and
   * its logarithm nearly the magnitude; the RMS keeps a burst of interference from outvoting other
   * symbols.
   */
  float[] likelihoods() {
    float[] likelihoods = new float[chips];
    for (int k = 0; k < chips; k++) {
      likelihoods[k] = (float) (magnitudes[k] * scale);
    }
    return likelihoods;
  }

  /** The value with the strongest tone. */
  int strongest() {
    return strongest(0, 1);
  }

  /** The one with the strongest tone among first, first + step, …. */
  int strongest(int first, int step) {
    int best = first;
    for (int k = first; k < chips; k += step) {
      if (magnitudes[k] > magnitudes[best]) {
        best = k;
      }
    }
    return best;
  }

  /** A bin's power over the mean of all others; 0 where there is no signal. */
  double contrast(int value) {
    double power = (double) magnitudes[value] * magnitudes[value] * scale * scale;
    return power / Math.max(1e-9, (chips - power) / (chips - 1));
  }

  /**
   * How far above the middle of a bin its tone is, in bins: E. Jacobsen's and P. Kootsookos's
   * estimator from three bins (IEEE Signal Processing Magazine, May 2007).
   */
  double offset(int value) {
    int below = (value + chips - 1) % chips;
    int above = (value + 1) % chips;
    double re = 2 * bins[2 * value] - bins[2 * below] - bins[2 * above];
    double im = 2 * bins[2 * value + 1] - bins[2 * below + 1] - bins[2 * above + 1];
    double numeratorRe = bins[2 * below] - bins[2 * above];
    double numeratorIm = bins[2 * below + 1] - bins[2 * above + 1];
    double square = re * re + im * im;
    double offset = square == 0 ? 0 : (numeratorRe * re + numeratorIm * im) / square;
    return Math.max(-0.5, Math.min(0.5, offset));
  }
}
