package io.rffi.dsp.template;

import io.rffi.dsp.math.Fft;
import java.util.Arrays;

/**
 * How well a template matches at each sample of a signal, by overlap-save correlation with every
 * kernel.
 *
 * <p>The match at sample n is the greatest, over the carrier offsets f, of Σ_s |c_s(n, f)|² / E_s
 * over Σ |x|², with c_s a segment's correlation, E_s its energy and x the template's length of
 * signal: the part of the signal's energy that the segments explain, 0 to 1, whatever its level.
 */
final class MatchSearch {
  /** Below this part of the block's energy a window holds nothing but rounding. */
  private static final double NUMERIC_FLOOR = 1e-13;

  private final TemplateKernels kernels;
  private final RepetitionGate gate;
  private final Fft fft;
  private final int bins;
  private final double[] block;
  private final double[] product;
  private final double[] explained;
  private final double[] energyBefore;
  private final float[] match;
  private final short[] offset;

  private MatchSearch(TemplateKernels kernels, double leastMatch, int positions) {
    this.kernels = kernels;
    gate = new RepetitionGate(kernels, leastMatch);
    bins = kernels.fftLength();
    fft = Fft.of(bins);
    block = new double[2 * bins];
    product = new double[2 * bins];
    explained = new double[bins - kernels.length() + 1];
    energyBefore = new double[bins + 1];
    match = new float[positions];
    offset = new short[positions];
  }

  /**
   * Searches.
   *
   * @param iq interleaved samples
   * @param kernels what for
   * @param leastMatch where nothing can match as well, the trace may say 0
   * @return the trace; empty if the template doesn't fit in
   */
  static MatchTrace in(float[] iq, TemplateKernels kernels, double leastMatch) {
    int positions = Math.max(0, iq.length / 2 - kernels.length() + 1);
    MatchSearch search = new MatchSearch(kernels, leastMatch, positions);
    int step = search.explained.length;
    for (int from = 0; from < positions; from += step) {
      search.block(iq, from, Math.min(step, positions - from));
    }
    return new MatchTrace(search.match, search.offset);
  }

  private void block(float[] iq, int from, int count) {
    load(iq, from);
    if (energyBefore[bins] == 0 || !gate.passes(block, energyBefore, count)) {
      return;
    }
    fft.forward(block);
    for (int k = 1; k < block.length; k += 2) {
      block[k] = -block[k];
    }
    for (int candidate = 0; candidate < kernels.offsets(); candidate++) {
      Arrays.fill(explained, 0);
      for (int kernel = 0; kernel < kernels.kernels(); kernel++) {
        correlate(kernels.spectrumOf(kernel, candidate));
        for (int segment = 0; segment < kernels.segments(); segment++) {
          if (kernels.kernelOf(segment) == kernel) {
            explain(segment, count);
          }
        }
      }
      keepBest(from, count, (short) candidate);
    }
  }

  /** Loads a block, with zeros behind the signal's end, and its running energy. */
  private void load(float[] iq, int from) {
    int available = Math.min(bins, iq.length / 2 - from);
    Arrays.fill(block, 0);
    for (int n = 0; n < bins; n++) {
      if (n < available) {
        block[2 * n] = iq[2 * (from + n)];
        block[2 * n + 1] = iq[2 * (from + n) + 1];
      }
      energyBefore[n + 1] =
          energyBefore[n] + block[2 * n] * block[2 * n] + block[2 * n + 1] * block[2 * n + 1];
    }
  }

  /**
   * With the block's conjugate spectrum: fills the product with the correlation's conjugate, times
   * the number of bins.
   */
  private void correlate(double[] spectrum) {
    for (int k = 0; k < product.length; k += 2) {
      product[k] = block[k] * spectrum[k] - block[k + 1] * spectrum[k + 1];
      product[k + 1] = block[k] * spectrum[k + 1] + block[k + 1] * spectrum[k];
    }
    // The forward transform of a conjugate is the inverse one, conjugate and unscaled.
    fft.forward(product);
  }

  private void explain(int segment, int count) {
    double scale = 1 / (kernels.energy(segment) * bins * bins);
    int at = 2 * kernels.bound(segment);
    for (int n = 0; n < count; n++, at += 2) {
      explained[n] += scale * (product[at] * product[at] + product[at + 1] * product[at + 1]);
    }
  }

  private void keepBest(int from, int count, short candidate) {
    double floor = NUMERIC_FLOOR * energyBefore[bins];
    for (int n = 0; n < count; n++) {
      double energy = energyBefore[n + kernels.length()] - energyBefore[n];
      float value = energy <= floor ? 0 : (float) Math.min(1, explained[n] / energy);
      if (value > match[from + n]) {
        match[from + n] = value;
        offset[from + n] = candidate;
      }
    }
  }
}
