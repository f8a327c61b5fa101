package io.rffi.dsp.quality;

import io.rffi.dsp.internal.GammaTail;

/**
 * What stands out of the residuals: lines (tones, a DC spike, other carriers) in the band, and
 * packets of the same modulation on top of this one.
 *
 * <p>A line is a bin whose power, summed over the symbols but the first, exceeds what noise reaches
 * in one of 2000 preambles; its power is what that bin and its neighbours have more than the noise.
 * Another packet is a cell of the dechirped residuals that exceeds what noise reaches in one of
 * 2000 preambles; its power is all that is in the band over the noise. So noise alone gives a
 * figure in one of 1000 preambles at the most. The first symbol is left out, since a transmitter's
 * power may still come up in it.
 *
 * <p>Not seen: a tone within a hundredth or two of the symbol rate of a multiple of it, which
 * repeats like the preamble itself; lines in less than most of the symbols are read too low; other
 * modulations, which count as noise; and what lies beside the band, which moves a fingerprint far
 * less.
 */
final class Interference {
  private static final double FALSE_ALARM = 0.5e-3;

  private final SymbolResiduals residuals;
  private final int first;
  private final double noise; // in a cell
  private final double energy;

  Interference(SymbolResiduals residuals) {
    this.residuals = residuals;
    first = residuals.symbols() > 3 ? 1 : 0;
    double inSpectra = residuals.noiseInSpectra();
    boolean packet = hasPacket(inSpectra);
    noise = packet ? Math.min(inSpectra, residuals.noiseInDechirped()) : inSpectra;
    double packetPower = packet ? Math.max(0, meanDechirped() - noise) * bins() : 0;
    // The common symbol took its part of every symbol's noise, and as much of what is on top.
    double symbols = residuals.symbols();
    energy = Math.max(strongestLine(), packetPower) * symbols / (symbols - 1);
  }

  /** The power of the noise alone in a cell. */
  double noise() {
    return noise;
  }

  /** The strongest interferer's mean energy a symbol; 0 if there is none. */
  double energy() {
    return energy;
  }

  private int symbols() {
    return residuals.symbols() - first;
  }

  private int bins() {
    return residuals.dechirped(0).length;
  }

  private double strongestLine() {
    int width = residuals.spectrum(0).length;
    double[] sums = new double[width];
    for (int m = first; m < residuals.symbols(); m++) {
      double[] powers = residuals.spectrum(m);
      for (int k = 0; k < width; k++) {
        sums[k] += powers[k];
      }
    }
    int strongest = 0;
    for (int k = 1; k < width; k++) {
      strongest = sums[k] > sums[strongest] ? k : strongest;
    }
    double limit = noise * GammaTail.quantile(symbols(), FALSE_ALARM / width);
    if (!(sums[strongest] > limit)) {
      return 0;
    }
    double power = 0;
    for (int k = Math.max(0, strongest - 1); k <= Math.min(width - 1, strongest + 1); k++) {
      power += Math.max(0, sums[k] / symbols() - noise);
    }
    return power;
  }

  private boolean hasPacket(double noise) {
    double limit = noise * GammaTail.quantile(1, FALSE_ALARM / (symbols() * bins()));
    for (int m = first; m < residuals.symbols(); m++) {
      double[] powers = residuals.dechirped(m);
      for (int k = 0; k < powers.length; k++) {
        if (residuals.isForeign(k) && powers[k] > limit) {
          return true;
        }
      }
    }
    return false;
  }

  private double meanDechirped() {
    double sum = 0;
    for (int m = first; m < residuals.symbols(); m++) {
      for (double power : residuals.dechirped(m)) {
        sum += power;
      }
    }
    return sum / symbols() / bins();
  }
}
