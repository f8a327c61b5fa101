package io.rffi.dsp.quality;

import io.rffi.api.IqSignal;
import io.rffi.dsp.math.Fft;
import io.rffi.dsp.math.Phasor;

/**
 * The symbols of a cut preamble, one row each: time series at twice the bandwidth or a little more,
 * or the cut's own rate if that is less. So a carrier that is off does not push a symbol out of
 * what is looked at, and most of the noise beside the band is left out.
 *
 * <p>A row covers the largest power of two that fits into a symbol. Its spectrum is centred: entry
 * k is bin k − width/2; it alternates in sign against the signal, which products of one row with
 * the conjugate of another don't notice. For one thread.
 */
final class SymbolBlock {
  private final double[][] rows;
  private final double bandBins;

  SymbolBlock(IqSignal cut, RepeatedSymbols symbols) {
    int window = Integer.highestOneBit(symbols.length());
    bandBins = bandBins(symbols, cut.sampleRateHz());
    int width = Math.min(window, powerOfTwo(2 * bandBins));
    rows = new double[symbols.count()][2 * width];
    float[] samples = new float[2 * window];
    double[] work = new double[2 * window];
    for (int m = 0; m < rows.length; m++) {
      cut.copyTo(m * symbols.length(), window, samples, 0);
      for (int n = 0; n < work.length; n++) {
        work[n] = samples[n];
      }
      toSpectrum(work);
      centre(work, rows[m]);
      toTime(rows[m]);
    }
  }

  /** How many bins of a symbol's spectrum the bandwidth covers; maybe no whole number. */
  static double bandBins(RepeatedSymbols symbols, double sampleRateHz) {
    int window = Integer.highestOneBit(symbols.length());
    return Math.min(window, symbols.bandwidthHz() / sampleRateHz * window);
  }

  /** The least power of two, from 2 up, that is no less. */
  static int powerOfTwo(double least) {
    int whole = (int) Math.ceil(least * (1 - 1e-9));
    return Math.max(2, Integer.highestOneBit(Math.max(1, 2 * whole - 1)));
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
    return rows.length;
  }

  /** How many complex values a row has. */
  int width() {
    return rows[0].length / 2;
  }

  /** See {@link #bandBins(RepeatedSymbols, double)}. */
  double bandBins() {
    return bandBins;
  }

  /** A symbol's time series, interleaved; may be changed. */
  double[] row(int symbol) {
    return rows[symbol];
  }

  /**
   * Turns each symbol's frequency by a step more than that of the symbol before, its phase in the
   * middle kept.
   *
   * @param step in radians a value of the time series
   */
  void turnFrequencies(double step) {
    for (int m = 0; m < rows.length; m++) {
      double[] row = rows[m];
      double turn = step * (m - (rows.length - 1) / 2.0);
      Phasor byValue = new Phasor(turn);
      Phasor z = new Phasor(-turn * (width() - 1) / 2);
      for (int n = 0; n < row.length; n += 2) {
        double re = row[n];
        row[n] = re * z.re() - row[n + 1] * z.im();
        row[n + 1] = re * z.im() + row[n + 1] * z.re();
        z.turn(byValue);
      }
    }
  }
}
