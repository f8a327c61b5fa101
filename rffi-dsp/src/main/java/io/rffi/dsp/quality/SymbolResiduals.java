package io.rffi.dsp.quality;

/**
 * The power that the common symbol does not explain, cell by cell: symbols by bins. Noise alone
 * makes all cells exponential with one mean; a tone stands out in a bin of the spectrum, and
 * another packet of the same modulation in a bin of the spectrum of the residual times the
 * conjugate of the common waveform, where chirps become tones. For one thread.
 */
final class SymbolResiduals {
  /** The part of the band that is flat behind any receiver's filter. */
  private static final double FLAT_BAND = 0.9;

  /** Bins beside the transmitter's own carrier, where whatever it does slowly is found. */
  private static final int OWN_BINS = 4;

  private final CommonSymbol common;
  private final double[][] spectra;
  private final double[][] dechirped;

  SymbolResiduals(SymbolBlock block, CommonSymbol common) {
    this.common = common;
    spectra = new double[block.symbols()][];
    dechirped = new double[block.symbols()][];
    int edge = (int) Math.round((block.width() - block.bandBins()) / 2);
    // At the band's own rate, so that what a chirp shifts out of the band comes in again.
    double[] chirp = new double[2 * SymbolBlock.powerOfTwo(block.bandBins())];
    double[] waveform = common.waveform().clone();
    SymbolBlock.toSpectrum(waveform);
    cropToBand(waveform, chirp);
    normalise(chirp);
    double[] band = new double[chirp.length];
    for (int m = 0; m < spectra.length; m++) {
      double[] residual = common.residual(m);
      SymbolBlock.toSpectrum(residual);
      spectra[m] = powers(residual, edge, block.width() - edge);
      cropToBand(residual, band);
      dechirp(band, chirp);
      dechirped[m] = powers(band, 0, band.length / 2);
    }
  }

  /** The middle of a spectrum as a time series. */
  private static void cropToBand(double[] spectrum, double[] band) {
    System.arraycopy(spectrum, (spectrum.length - band.length) / 2, band, 0, band.length);
    SymbolBlock.toTime(band);
  }

  /** To a mean power of 1. */
  private static void normalise(double[] row) {
    double scale = Math.sqrt(2 * Complex.energy(row) / row.length);
    for (int n = 0; n < row.length && scale > 0; n++) {
      row[n] /= scale;
    }
  }

  /** The spectrum of a row times the conjugate of a chirp, in place of the row. */
  private static void dechirp(double[] row, double[] chirp) {
    for (int n = 0; n < row.length; n += 2) {
      double re = row[n];
      row[n] = re * chirp[n] + row[n + 1] * chirp[n + 1];
      row[n + 1] = row[n + 1] * chirp[n] - re * chirp[n + 1];
    }
    SymbolBlock.toSpectrum(row);
  }

  private static double[] powers(double[] row, int from, int to) {
    double[] powers = new double[to - from];
    for (int k = from; k < to; k++) {
      powers[k - from] = row[2 * k] * row[2 * k] + row[2 * k + 1] * row[2 * k + 1];
    }
    return powers;
  }

  int symbols() {
    return spectra.length;
  }

  /** The powers in the bins of the band of a symbol, the carrier's in the middle. */
  double[] spectrum(int symbol) {
    return spectra[symbol];
  }

  /** The powers of a symbol's dechirped residual, the transmitter's own at index 0. */
  double[] dechirped(int symbol) {
    return dechirped[symbol];
  }

  /** Whether a dechirped bin lies far enough from the transmitter's own. */
  boolean isForeign(int bin) {
    return bin > OWN_BINS && bin < dechirped[0].length - OWN_BINS;
  }

  /** The noise in a cell, as the spectra tell: tones hardly move it. */
  double noiseInSpectra() {
    int edge = (int) (spectra[0].length * (1 - FLAT_BAND) / 2);
    return noise(spectra, edge, spectra[0].length - edge);
  }

  /** The noise in a cell, as the dechirped spectra tell: chirps hardly move it. */
  double noiseInDechirped() {
    return noise(dechirped, OWN_BINS, dechirped[0].length - OWN_BINS);
  }

  private double noise(double[][] powers, int from, int to) {
    double[] cells = new double[common.usedSymbols() * Math.max(0, to - from)];
    int count = 0;
    for (int m = 0; m < powers.length; m++) {
      // A symbol's own part of the common waveform took this much of its noise away.
      double remaining = 1 - common.power(m);
      for (int k = from; k < to && common.used(m) && remaining > 0; k++) {
        cells[count++] = powers[m][k] / remaining;
      }
    }
    double median = count == 0 ? 0 : Median.of(cells, count);
    // Gain and frequency offset took two of the values of each symbol.
    int bins = spectra[0].length;
    return median / Math.log(2) * bins / Math.max(1, bins - 2);
  }
}
