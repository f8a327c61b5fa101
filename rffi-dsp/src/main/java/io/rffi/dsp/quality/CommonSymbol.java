package io.rffi.dsp.quality;

import java.util.Arrays;

/**
 * What all symbols of a preamble have in common: the one waveform, and a complex gain for each
 * symbol, that explain most of their energy (the first singular vectors of the matrix of symbols).
 * A gain of its own lets level, phase and carrier change from symbol to symbol; that symbols run
 * slightly apart in frequency or, for chirps, in time is corrected first.
 *
 * <p>Outliers, such as the first symbol while the transmitter's power comes up, get a gain but do
 * not count in the waveform. For one thread.
 */
final class CommonSymbol {
  /** An outlier has so many times the median residual. */
  private static final double OUTLIER_RATIO = 5;

  /** What rounding leaves of equal symbols. */
  private static final double ROUNDING = 1e-12;

  private static final int PASSES = 4;

  /** A frequency step between neighbours that no longer matters, in radians over a symbol. */
  private static final double CONVERGED = 1e-4;

  private final SymbolBlock block;
  private final double[] gram;
  private final double[] gains;
  private final boolean[] used;
  private final double[] waveform;
  private final double[] derivative; // (n − c)·waveform: its derivative by frequency
  private double energy;

  CommonSymbol(SymbolBlock block) {
    this.block = block;
    int symbols = block.symbols();
    gram = new double[2 * symbols * symbols];
    gains = new double[2 * symbols];
    used = new boolean[symbols];
    waveform = new double[2 * block.width()];
    derivative = new double[waveform.length];
    for (int pass = 0; pass < PASSES; pass++) {
      fit();
      double step = energy == 0 ? 0 : frequencyStep();
      if (pass == PASSES - 1 || Math.abs(step) * block.width() < CONVERGED) {
        break;
      }
      block.turnFrequencies(-step);
    }
  }

  private void fit() {
    int symbols = used.length;
    for (int m = 0; m < symbols; m++) {
      for (int n = 0; n <= m; n++) {
        Complex.product(block.row(m), block.row(n), gram, m * symbols + n);
        gram[2 * (n * symbols + m)] = gram[2 * (m * symbols + n)];
        gram[2 * (n * symbols + m) + 1] = -gram[2 * (m * symbols + n) + 1];
      }
    }
    Arrays.fill(used, true);
    setWaveform(new DominantVector(gram, used));
    if (excludeOutliers()) {
      setWaveform(new DominantVector(gram, used));
    }
    updateDerivative();
  }

  /** With Σ conj(v)·x as the waveform, the gains of the symbols used are v itself. */
  private void setWaveform(DominantVector dominant) {
    energy = dominant.value();
    Arrays.fill(waveform, 0);
    double[] vector = dominant.vector();
    for (int m = 0; m < used.length; m++) {
      Complex.addScaled(waveform, block.row(m), vector[2 * m], -vector[2 * m + 1]);
    }
    for (int m = 0; m < used.length && energy > 0; m++) {
      Complex.product(block.row(m), waveform, gains, m);
      gains[2 * m] /= energy;
      gains[2 * m + 1] /= energy;
    }
  }

  private boolean excludeOutliers() {
    int symbols = used.length;
    double[] residual = new double[symbols];
    for (int m = 0; m < symbols; m++) {
      residual[m] = gram[2 * (m * symbols + m)] - power(m) * energy;
    }
    double[] sorted = residual.clone();
    Arrays.sort(sorted);
    double limit = OUTLIER_RATIO * Math.max(sorted[symbols / 2], ROUNDING * energy);
    boolean found = false;
    for (int m = 0; m < symbols; m++) {
      // Of two symbols, neither is the usual one.
      used[m] = symbols < 3 || !(residual[m] > limit);
      found |= !used[m];
    }
    return found;
  }

  private void updateDerivative() {
    double moment = 0;
    for (int n = 0; n < block.width(); n++) {
      double re = waveform[2 * n];
      double im = waveform[2 * n + 1];
      moment += n * (re * re + im * im);
    }
    // About the centre of its energy, the derivative is orthogonal to the waveform.
    double centre = energy == 0 ? 0 : moment / energy;
    for (int n = 0; n < block.width(); n++) {
      derivative[2 * n] = (n - centre) * waveform[2 * n];
      derivative[2 * n + 1] = (n - centre) * waveform[2 * n + 1];
    }
  }

  /** How much more frequency each symbol has than the one before, in radians a value. */
  private double frequencyStep() {
    double derivativeEnergy = Complex.energy(derivative);
    double[] projection = new double[2];
    double sum = 0;
    double weight = 0;
    for (int m = 0; m < used.length; m++) {
      if (used[m]) {
        Complex.product(block.row(m), derivative, projection, 0);
        double place = m - (used.length - 1) / 2.0;
        sum += place * (projection[1] * gains[2 * m] - projection[0] * gains[2 * m + 1]);
        weight += place * place * power(m) * derivativeEnergy;
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }

  /** Whether a symbol counts in the waveform. */
  boolean used(int symbol) {
    return used[symbol];
  }

  int usedSymbols() {
    int count = 0;
    for (boolean one : used) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** The energy of all symbols used, noise along the waveform included. */
  double energy() {
    return energy;
  }

  /** The squared gain of a symbol; those of the symbols used add up to 1. */
  double power(int symbol) {
    return gains[2 * symbol] * gains[2 * symbol] + gains[2 * symbol + 1] * gains[2 * symbol + 1];
  }

  /** The phase of a symbol, −π to π. */
  double phase(int symbol) {
    return Math.atan2(gains[2 * symbol + 1], gains[2 * symbol]);
  }

  /** The waveform as a time series, interleaved; its energy is {@link #energy()}. */
  double[] waveform() {
    return waveform;
  }

  /**
   * What is left of a symbol's time series without the waveform and its derivative by frequency.
   */
  double[] residual(int symbol) {
    double[] residual = block.row(symbol).clone();
    Complex.addScaled(residual, waveform, -gains[2 * symbol], -gains[2 * symbol + 1]);
    double derivativeEnergy = Complex.energy(derivative);
    if (derivativeEnergy > 0) {
      double[] projection = new double[2];
      Complex.product(residual, derivative, projection, 0);
      Complex.addScaled(
          residual,
          derivative,
          -projection[0] / derivativeEnergy,
          -projection[1] / derivativeEnergy);
    }
    return residual;
  }
}
