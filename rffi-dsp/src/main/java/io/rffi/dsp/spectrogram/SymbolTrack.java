package io.rffi.dsp.spectrogram;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import java.nio.FloatBuffer;

/**
 * How level and phase go over a preamble, relative to its {@linkplain MeanSymbolSpectrogram mean
 * symbol}: what happens once, and so is lost in the mean. That is the power ramp, the settling of
 * supply and amplifier, and the drift of a synthesiser that was just switched on.
 *
 * <p>With the mean symbol x̄ of L samples and blocks of L/4 samples, c[b] = Σ x[n]·x̄*[n mod L] / Σ
 * |x̄|² over block b, divided by the mean of |c| over the second half of all blocks, when
 * everything has settled. The values are, in this order:
 *
 * <ul>
 *   <li>ln |c[b]| for each block, in nepers;
 *   <li>arg c[b] in radians, unwrapped, minus the straight line that fits the blocks after the
 *       first quarter best, so that neither phase nor carrier offset counts;
 *   <li>ln |f[b]| for the first {@value #FINE_BLOCKS} blocks of L/64 samples, f like c: the ramp.
 * </ul>
 *
 * <p>Levels below −3 nepers (−26 dB) count as that. A channel that stays the same for the length of
 * a preamble cancels; one that moves does not. Safe for use by many threads at once.
 */
public final class SymbolTrack {
  private static final int BLOCKS_A_SYMBOL = 4;
  private static final int FINE_BLOCKS_A_SYMBOL = 64;
  private static final int FINE_BLOCKS = 16;
  private static final int LEAST_SYMBOLS = 4;
  private static final double LOWEST_LEVEL = Math.exp(-3);

  private final int symbolSamples;

  /**
   * For symbols of a length.
   *
   * @param symbolSamples L, a multiple of 64
   */
  public SymbolTrack(int symbolSamples) {
    if (symbolSamples < FINE_BLOCKS_A_SYMBOL || symbolSamples % FINE_BLOCKS_A_SYMBOL != 0) {
      throw new IllegalArgumentException(
          "a symbol of " + symbolSamples + " samples is no multiple of " + FINE_BLOCKS_A_SYMBOL);
    }
    this.symbolSamples = symbolSamples;
  }

  /**
   * The number of values for a preamble.
   *
   * @param symbols how many symbols it has, ≥ 4
   * @return 8 × symbols + 16
   */
  public static int values(int symbols) {
    if (symbols < LEAST_SYMBOLS) {
      throw new IllegalArgumentException(
          "a track needs " + LEAST_SYMBOLS + " symbols, got " + symbols);
    }
    return 2 * BLOCKS_A_SYMBOL * symbols + FINE_BLOCKS;
  }

  /**
   * Measures a preamble.
   *
   * @param preamble at least four whole symbols
   * @param target receives {@link #values} floats at its position, which moves past them
   * @throws SignalQualityException if the preamble is not a whole number of symbols, or holds no
   *     energy
   */
  public void measure(IqSignal preamble, FloatBuffer target) {
    MeanSymbol.requireWhole(preamble, symbolSamples);
    values(preamble.length() / symbolSamples);
    float[] iq = preamble.toArray();
    double[] mean = MeanSymbol.of(iq, symbolSamples);
    double[] blocks = projections(iq, mean, symbolSamples / BLOCKS_A_SYMBOL, iq.length / 2);
    double settled = settled(blocks);
    putLevels(blocks, settled, target);
    for (double phase : curvature(phases(blocks))) {
      target.put((float) phase);
    }
    int fine = symbolSamples / FINE_BLOCKS_A_SYMBOL;
    double[] ramp = projections(iq, mean, fine, FINE_BLOCKS * fine);
    putLevels(ramp, settled, target);
  }

  /** Interleaved Σ x·x̄* / Σ |x̄|² of each block. */
  private double[] projections(float[] iq, double[] mean, int blockSamples, int samples) {
    double[] blocks = new double[2 * (samples / blockSamples)];
    for (int block = 0; block < blocks.length / 2; block++) {
      double re = 0;
      double im = 0;
      double energy = 0;
      for (int n = block * blockSamples; n < (block + 1) * blockSamples; n++) {
        double meanRe = mean[2 * (n % symbolSamples)];
        double meanIm = mean[2 * (n % symbolSamples) + 1];
        re += iq[2 * n] * meanRe + iq[2 * n + 1] * meanIm;
        im += iq[2 * n + 1] * meanRe - iq[2 * n] * meanIm;
        energy += meanRe * meanRe + meanIm * meanIm;
      }
      blocks[2 * block] = energy == 0 ? 0 : re / energy;
      blocks[2 * block + 1] = energy == 0 ? 0 : im / energy;
    }
    return blocks;
  }

  /** The mean level of the second half. */
  private static double settled(double[] blocks) {
    int half = blocks.length / 4;
    double level = 0;
    for (int block = half; block < 2 * half; block++) {
      level += Math.hypot(blocks[2 * block], blocks[2 * block + 1]) / half;
    }
    if (level == 0) {
      throw new SignalQualityException(
          "energy", 0, Double.MIN_VALUE, "the preamble's symbols have nothing in common");
    }
    return level;
  }

  private static void putLevels(double[] blocks, double settled, FloatBuffer target) {
    for (int n = 0; n < blocks.length; n += 2) {
      double level = Math.hypot(blocks[n], blocks[n + 1]) / settled;
      target.put((float) Math.log(Math.max(LOWEST_LEVEL, level)));
    }
  }

  private static double[] phases(double[] blocks) {
    double[] phases = new double[blocks.length / 2];
    double turns = 0;
    for (int block = 0; block < phases.length; block++) {
      double phase = Math.atan2(blocks[2 * block + 1], blocks[2 * block]);
      if (block > 0) {
        turns -= Math.rint((phase + turns - phases[block - 1]) / (2 * Math.PI)) * 2 * Math.PI;
      }
      phases[block] = phase + turns;
    }
    return phases;
  }

  /**
   * Without the steps that a carrier offset makes: it turns each symbol by as much again, and
   * within a symbol the mean turns along.
   */
  private static double[] curvature(double[] phases) {
    int first = phases.length / 4;
    int count = phases.length - first;
    double middle = 0;
    double mean = 0;
    for (int block = first; block < phases.length; block++) {
      middle += (double) symbol(block) / count;
      mean += phases[block] / count;
    }
    double slope = 0;
    double spread = 0;
    for (int block = first; block < phases.length; block++) {
      slope += phases[block] * (symbol(block) - middle);
      spread += (symbol(block) - middle) * (symbol(block) - middle);
    }
    double[] left = new double[phases.length];
    for (int block = 0; block < left.length; block++) {
      left[block] = phases[block] - mean - slope / spread * (symbol(block) - middle);
    }
    return left;
  }

  private static int symbol(int block) {
    return block / BLOCKS_A_SYMBOL;
  }
}
