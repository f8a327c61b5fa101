package io.rffi.dsp.lora.receive;

import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.FloatFft;
import io.rffi.dsp.math.Phasor;

/**
 * The spectrum of a dechirped symbol, one bin for each of its values: an up-chirp shifted by s
 * chips is a tone in bin s. Used by one thread.
 */
final class SymbolSpectrum {
  /** What the chips' filter leaves of errors in a strong symbol, in bins² and chips². */
  private static final double FLOOR = 1e-4;

  private final int chips;
  private final float[] downChirp;
  private final FloatFft fft;
  private final float[] tone;
  private final float[] dechirped;
  private final float[] bins;
  private final float[] magnitudes;
  private double scale; // of the magnitudes

  SymbolSpectrum(LoraParameters lora) {
    chips = lora.chips();
    fft = FloatFft.of(chips);
    bins = new float[2 * chips];
    dechirped = new float[2 * chips];
    tone = new float[2 * chips];
    magnitudes = new float[chips];
    downChirp = new float[2 * chips];
    for (int n = 0; n < chips; n++) {
      // n² is taken modulo 2·chips: the phase stays exact.
      Phasor z = new Phasor(-Math.PI * ((long) n * n % (2L * chips)) / chips + Math.PI * n);
      downChirp[2 * n] = (float) z.re();
      downChirp[2 * n + 1] = (float) z.im();
      z.set(2 * Math.PI * n / chips);
      tone[2 * n] = (float) z.re();
      tone[2 * n + 1] = (float) z.im();
    }
  }

  /** Measures a symbol: one sample for each chip, re, im, …. */
  void measure(float[] symbol) {
    for (int n = 0; n < 2 * chips; n += 2) {
      dechirped[n] = symbol[n] * downChirp[n] - symbol[n + 1] * downChirp[n + 1];
      dechirped[n + 1] = symbol[n] * downChirp[n + 1] + symbol[n + 1] * downChirp[n];
    }
    System.arraycopy(dechirped, 0, bins, 0, bins.length);
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

  /**
   * The phase along a symbol of some value, for phases that stay well below a quarter turn.
   *
   * @param timing is passed on
   */
  PhaseTrend trend(int value, double timing) {
    double re = bins[2 * value];
    double im = bins[2 * value + 1];
    double power = re * re + im * im;
    double middle = (chips - 1) / 2.0;
    int wrap = chips - value;
    double slopeSum = 0;
    double stepSum = 0;
    double sum = 0;
    for (int n = 0; n < chips; n++) {
      int turn = (int) ((long) value * n % chips);
      double zr = dechirped[2 * n] * tone[2 * turn] + dechirped[2 * n + 1] * tone[2 * turn + 1];
      double zi = dechirped[2 * n + 1] * tone[2 * turn] - dechirped[2 * n] * tone[2 * turn + 1];
      double phase = chips * (zi * re - zr * im) / power; // radians, nearly
      sum += phase;
      slopeSum += phase * (n - middle);
      stepSum += n >= wrap ? phase : 0;
    }
    double slopeSquares = (double) chips * ((double) chips * chips - 1) / 12;
    double share = value * (double) wrap / 2 / slopeSquares;
    double stepSquares = value * (double) wrap / chips - share * share * slopeSquares;
    double step = stepSum - sum * value / chips - share * slopeSum;
    double phaseVariance = chips / (2 * contrast(value));
    double cycles = 1 / (2 * Math.PI);
    return new PhaseTrend(
        slopeSum / slopeSquares * chips * cycles,
        phaseVariance / slopeSquares * chips * chips * cycles * cycles + FLOOR,
        share * chips,
        step / stepSquares * cycles,
        phaseVariance / stepSquares * cycles * cycles + FLOOR,
        timing);
  }
}
