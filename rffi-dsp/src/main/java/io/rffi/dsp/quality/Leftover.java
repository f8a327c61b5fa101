package io.rffi.dsp.quality;

/**
 * The power that the common symbol does not explain, cell by cell: symbols by bins. Noise alone
 * makes all cells exponential with one mean; a tone stands out in a bin of the spectrum, and
 * another packet of the same modulation in a bin of the spectrum of the leftover times the
 * conjugate of the common waveform, where chirps become tones. For one thread.
 */
final class Leftover {
  /** The part of the band that no receiver's filter has touched. */
  private static final double UNTOUCHED = 0.9;

  /** Bins beside the transmitter's own carrier, where whatever it does slowly is found. */
  private static final int OWN_BINS = 4;

  private final CommonSymbol common;
  private final int width;
  private final double bandBins;
  private final double[][] spectra;
  private final double[][] dechirped;

  Leftover(SymbolBlock block, CommonSymbol common) {
    this.common = common;
    width = block.width();
    bandBins = block.bandBins();
    spectra = new double[block.symbols()][];
    dechirped = new double[block.symbols()][];
    for (int m = 0; m < spectra.length; m++) {
      double[] left = common.residual(m);
      dechirped[m] = dechirpedPowers(left);
      SymbolBlock.toSpectrum(left);
      spectra[m] = powers(left);
    }
  }

  private double[] dechirpedPowers(double[] left) {
    double[] waveform = common.waveform();
    double[] product = new double[left.length];
    double scale = Math.sqrt(common.energy() / width);
    for (int n = 0; n < left.length && scale > 0; n += 2) {
      double re = waveform[n] / scale;
      double im = -waveform[n + 1] / scale;
      product[n] = left[n] * re - left[n + 1] * im;
      product[n + 1] = left[n] * im + left[n + 1] * re;
    }
    SymbolBlock.toSpectrum(product);
    return powers(product);
  }

  private static double[] powers(double[] row) {
    double[] powers = new double[row.length / 2];
    for (int k = 0; k < powers.length; k++) {
      powers[k] = row[2 * k] * row[2 * k] + row[2 * k + 1] * row[2 * k + 1];
    }
    return powers;
  }

  int symbols() {
    return spectra.length;
  }

  /** The powers in the bins around the band of a symbol, the carrier's in the middle. */
  double[] spectrum(int symbol) {
    return spectra[symbol];
  }

  /** The powers of a symbol's dechirped leftover, the transmitter's own at index 0. */
  double[] dechirped(int symbol) {
    return dechirped[symbol];
  }

  /** Whether a dechirped bin lies far enough from the transmitter's own. */
  boolean isForeign(int bin) {
    return bin > OWN_BINS && bin < width - OWN_BINS;
  }

  /** The noise in a cell, as the spectra tell: tones hardly move it. */
  double noiseInSpectra() {
    int edge = (width - (int) (UNTOUCHED * bandBins)) / 2;
    return noise(spectra, edge, width - edge);
  }

  /** The noise in a cell, as the dechirped spectra tell: chirps hardly move it. */
  double noiseInDechirped() {
    return noise(dechirped, OWN_BINS, width - OWN_BINS);
  }

  private double noise(double[][] powers, int from, int to) {
    double[] cells = new double[common.usedSymbols() * Math.max(0, to - from)];
    int count = 0;
    for (int m = 0; m < powers.length; m++) {
      // A symbol's own part of the common waveform took this much of its noise away.
      double left = 1 - common.power(m);
      for (int k = from; k < to && common.used(m) && left > 0; k++) {
        cells[count++] = powers[m][k] / left;
      }
    }
    double median = count == 0 ? 0 : Median.of(cells, count);
    // Gain and tilt took two of the values of each symbol.
    return median / Math.log(2) * width / (width - 2);
  }
}
