package io.rffi.dsp.lora;

import java.util.Arrays;

/**
 * Looks for runs of equal up-chirps: in windows one symbol apart their tones stay at one place,
 * while those of a payload move and noise has none. Goes through the signal once; used by one
 * thread.
 */
final class UpChirpSearch {
  /** How many windows in a row must agree. */
  static final int RUN = 5;

  /** No window may contribute more than this, so that a single strong tone makes no run. */
  private static final double CAP = 12;

  /**
   * The sum that noise hardly reaches: folded bins of noise are Gamma(2), so that five of them
   * exceed 40 with a probability of 4e-9 a bin. What gets through has no down-chirps behind it.
   */
  private static final double THRESHOLD = 40;

  /**
   * In all windows but one, a run's tone has this part of its greatest power; a payload's has not.
   */
  private static final double LEAST_OF_GREATEST = 0.2;

  private final float[] iq;
  private final DechirpedSpectrum spectrum;
  private final FoldedPowers fold;
  private final double symbolSamples;
  private final double binHz;
  private final double[] powers;
  private final double[][] history; // folded
  private final double[] cappedSums;
  private double position;
  private int windows;

  /**
   * A run of up-chirps.
   *
   * @param start where the first of the windows that agreed begins, in samples
   * @param toneHz the lower of the two tones that a window holds, modulo the sample rate
   */
  record Run(double start, double toneHz) {}

  UpChirpSearch(float[] iq, double sampleRateHz, LoraParameters lora) {
    this.iq = iq;
    spectrum = new DechirpedSpectrum(lora, sampleRateHz, ChirpDirection.UP);
    fold = new FoldedPowers(lora, sampleRateHz, spectrum.bins());
    symbolSamples = lora.symbolSeconds() * sampleRateHz;
    binHz = sampleRateHz / spectrum.bins();
    powers = new double[spectrum.bins()];
    history = new double[RUN][spectrum.bins()];
    cappedSums = new double[spectrum.bins()];
  }

  /** The next run, or null if the signal ends before. */
  Run next() {
    while (Math.round(position) + spectrum.window() <= iq.length / 2) {
      spectrum.measure(iq, (int) Math.round(position), powers);
      fold.fold(powers, history[windows % RUN]);
      position += symbolSamples;
      windows++;
      int bin = windows < RUN ? -1 : agreedBin();
      if (bin >= 0) {
        return new Run(position - RUN * symbolSamples, bin * binHz);
      }
    }
    return null;
  }

  /** Goes on at a sample, with nothing seen before it. */
  void skipTo(double sample) {
    position = sample;
    windows = 0;
  }

  /** The strongest of the bins where the windows agree, −1 if there is none. */
  private int agreedBin() {
    Arrays.fill(cappedSums, 0);
    for (double[] folded : history) {
      for (int bin = 0; bin < cappedSums.length; bin++) {
        cappedSums[bin] += Math.min(folded[bin], CAP);
      }
    }
    int best = -1;
    double bestPower = 0;
    for (int bin = 0; bin < cappedSums.length; bin++) {
      if (cappedSums[bin] > THRESHOLD) {
        double power = 0;
        for (double[] folded : history) {
          power += folded[bin];
        }
        if (power > bestPower && steady(bin)) {
          best = bin;
          bestPower = power;
        }
      }
    }
    return best;
  }

  private boolean steady(int bin) {
    double greatest = 0;
    for (double[] folded : history) {
      greatest = Math.max(greatest, folded[bin]);
    }
    int faint = 0;
    for (double[] folded : history) {
      faint += folded[bin] < LEAST_OF_GREATEST * greatest ? 1 : 0;
    }
    return faint <= 1;
  }
}
