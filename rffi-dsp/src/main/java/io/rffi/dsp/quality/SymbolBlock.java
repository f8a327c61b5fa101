package io.rffi.dsp.quality;

import io.rffi.api.IqSignal;
import io.rffi.dsp.internal.Fft;

/**
 * The symbols of a cut preamble, one row each: as spectra around the band, and as time series at
 * the band's own rate, which leaves out the noise beside it.
 *
 * <p>A row looks at the largest power of two that fits into a symbol. Spectra are centred: entry j
 * is bin j − width/2. Time series are transforms of centred spectra, so that they alternate in sign
 * against the signal; products of one with the conjugate of another don't notice. For one thread.
 */
final class SymbolBlock {
  private final int window; // samples of a symbol that are looked at
  private final int bandWidth;
  private final double bandBins;
  private final double[][] wide;
  private final double[][] inBand;

  SymbolBlock(IqSignal cut, RepeatedSymbols symbols) {
    window = Integer.highestOneBit(symbols.length());
    bandBins = Math.min(window, symbols.bandwidthHz() / cut.sampleRateHz() * window);
    int atLeast = (int) Math.ceil(bandBins * (1 - 1e-9));
    bandWidth = Math.max(2, Integer.highestOneBit(2 * atLeast - 1));
    int wideWidth = Math.min(window, 2 * bandWidth);
    wide = new double[symbols.count()][2 * wideWidth];
    inBand = new double[symbols.count()][2 * bandWidth];
    float[] samples = new float[2 * window];
    double[] work = new double[2 * window];
    for (int m = 0; m < wide.length; m++) {
      cut.copyTo(m * symbols.length(), window, samples, 0);
      for (int n = 0; n < work.length; n++) {
        work[n] = samples[n];
      }
      Fft.of(window).forward(work);
      centre(work, wide[m]);
      centre(work, inBand[m]);
      toTime(inBand[m]);
    }
  }

  /** Takes the bins around 0 out of a spectrum that begins at 0. */
  private static void centre(double[] spectrum, double[] centred) {
    int half = centred.length / 2;
    System.arraycopy(spectrum, spectrum.length - half, centred, 0, half);
    System.arraycopy(spectrum, 0, centred, half, half);
  }

  /** x[n] = Σ X[k]·e^(j2πkn/N)/√N, in place. */
  static void toTime(double[] spectrum) {
    conjugate(spectrum);
    toSpectrum(spectrum);
    conjugate(spectrum);
  }

  /** X[k] = Σ x[n]·e^(−j2πkn/N)/√N, in place: power stays the same. */
  static void toSpectrum(double[] time) {
    Fft.of(time.length / 2).forward(time);
    double scale = Math.sqrt(2.0 / time.length);
    for (int n = 0; n < time.length; n++) {
      time[n] *= scale;
    }
  }

  private static void conjugate(double[] values) {
    for (int n = 1; n < values.length; n += 2) {
      values[n] = -values[n];
    }
  }

  int symbols() {
    return wide.length;
  }

  /** How many complex values an in-band row has. */
  int bandWidth() {
    return bandWidth;
  }

  /**
   * How many bins the bandwidth covers; at most {@link #bandWidth()}, and maybe no whole number.
   */
  double bandBins() {
    return bandBins;
  }

  /** How many bins a spectrum has: twice the band, or the whole sample rate. */
  int wideWidth() {
    return wide[0].length / 2;
  }

  /** The spectrum around the band of a symbol, interleaved. */
  double[] wide(int symbol) {
    return wide[symbol];
  }

  /** The in-band time series of a symbol, interleaved; may be changed. */
  double[] inBand(int symbol) {
    return inBand[symbol];
  }

  /**
   * Turns each symbol's frequency by a step more than that of the symbol before, its phase in the
   * middle kept.
   *
   * @param step in radians a value of the time series
   */
  void turnFrequencies(double step) {
    for (int m = 0; m < inBand.length; m++) {
      double[] row = inBand[m];
      double turn = step * (m - (inBand.length - 1) / 2.0);
      double turnRe = Math.cos(turn);
      double turnIm = Math.sin(turn);
      double zr = Math.cos(-turn * (bandWidth - 1) / 2);
      double zi = Math.sin(-turn * (bandWidth - 1) / 2);
      for (int n = 0; n < row.length; n += 2) {
        double re = row[n];
        row[n] = re * zr - row[n + 1] * zi;
        row[n + 1] = re * zi + row[n + 1] * zr;
        double next = zr * turnRe - zi * turnIm;
        zi = zr * turnIm + zi * turnRe;
        zr = next;
      }
    }
  }
}
