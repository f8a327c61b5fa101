package io.rffi.dsp.lora;

import java.util.ArrayList;
import java.util.List;

/**
 * Dechirps one symbol from a place between two samples on, mixes it by an expected tone, and sums
 * it in blocks: what is left can be measured cheaply at any frequency near the expected one. Used
 * by one thread.
 */
final class SymbolDechirper {
  /** Samples for which the mixing phasors are kept. */
  private static final int STRIDE = 32;

  private final float[] iq;
  private final SampledLora sampled;
  private final ReferenceChirp reference;
  private final double[] phasors = new double[2 * STRIDE];

  SymbolDechirper(float[] iq, SampledLora sampled, ReferenceChirp reference) {
    this.iq = iq;
    this.sampled = sampled;
    this.reference = reference;
  }

  /**
   * Whether a symbol that begins at a sample lies whole in the signal, but for a part of a sample.
   */
  boolean covers(double start) {
    return start > -1 && Math.ceil(start) + sampled.window() <= iq.length / 2.0;
  }

  /** Dechirps symbols in a row; empty if the signal does not hold all of them. */
  List<DechirpedSymbol> dechirp(double start, int count, ChirpDirection direction, double toneHz) {
    if (!covers(start) || !covers(start + (count - 1) * sampled.symbolSamples())) {
      return List.of();
    }
    List<DechirpedSymbol> symbols = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      symbols.add(dechirp(start + n * sampled.symbolSamples(), direction, toneHz));
    }
    return symbols;
  }

  /**
   * Dechirps one symbol.
   *
   * @param start where it begins, in samples; {@link #covers} it
   * @param toneHz where the tone is expected
   */
  DechirpedSymbol dechirp(double start, ChirpDirection direction, double toneHz) {
    int first = (int) Math.ceil(start);
    double sign = direction.sign();
    double t = (first - start) / sampled.sampleRateHz();
    double edge = sign * sampled.bandwidthHz() / 2;
    double slope = sign * sampled.slope();
    // What the quadratic part leaves of the chirp's phase is a tone.
    double phase = -2 * Math.PI * ((toneHz - edge) * t + slope * t * t / 2);
    double turn = -2 * Math.PI * (toneHz - edge + slope * t) / sampled.sampleRateHz();
    for (int n = 0; n < STRIDE; n++) {
      phasors[2 * n] = Math.cos(turn * n);
      phasors[2 * n + 1] = Math.sin(turn * n);
    }
    double[] sums = new double[2 * DechirpedSymbol.BLOCKS];
    double energy = 0;
    int length = reference.length();
    double[] stride = new double[3];
    for (int block = 0; block < DechirpedSymbol.BLOCKS; block++) {
      int to = (int) ((long) length * (block + 1) / DechirpedSymbol.BLOCKS);
      int from = (int) ((long) length * block / DechirpedSymbol.BLOCKS);
      for (; from < to; from += STRIDE) {
        sum(first, from, Math.min(to, from + STRIDE), sign, stride);
        double zr = Math.cos(phase + turn * from);
        double zi = Math.sin(phase + turn * from);
        sums[2 * block] += stride[0] * zr - stride[1] * zi;
        sums[2 * block + 1] += stride[0] * zi + stride[1] * zr;
        energy += stride[2];
      }
    }
    return new DechirpedSymbol(sums, energy * length, sampled.symbolSeconds());
  }

  /** The sum over a stride, mixed from its own beginning on, and its energy. */
  private void sum(int first, int from, int to, double sign, double[] result) {
    double sumRe = 0;
    double sumIm = 0;
    double energy = 0;
    for (int n = from; n < to; n++) {
      double re = iq[2 * (first + n)];
      double im = iq[2 * (first + n) + 1];
      energy += re * re + im * im;
      double chirpRe = reference.re(n);
      double chirpIm = sign * reference.im(n);
      double yRe = re * chirpRe - im * chirpIm;
      double yIm = re * chirpIm + im * chirpRe;
      double zr = phasors[2 * (n - from)];
      double zi = phasors[2 * (n - from) + 1];
      sumRe += yRe * zr - yIm * zi;
      sumIm += yRe * zi + yIm * zr;
    }
    result[0] = sumRe;
    result[1] = sumIm;
    result[2] = energy;
  }
}
