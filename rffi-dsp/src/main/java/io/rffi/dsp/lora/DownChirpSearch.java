package io.rffi.dsp.lora;

/**
 * Looks for the two down-chirps of the start-of-frame delimiter behind a run of up-chirps, in
 * windows on the run's grid. Used by one thread.
 */
final class DownChirpSearch {
  /**
   * How many windows behind the run are looked at: up to five more up-chirps, two of sync, two
   * down.
   */
  private static final int WINDOWS = 9;

  /** Two folded bins of noise are Gamma(4): they exceed 22 with a probability of 6e-7 a bin. */
  private static final double THRESHOLD = 22;

  private final float[] iq;
  private final DechirpedSpectrum spectrum;
  private final FoldedPowers fold;
  private final double symbolSamples;
  private final double binHz;

  /**
   * Two windows that share a down-chirp's tone.
   *
   * @param window the first of them, counted from the start of the run
   * @param toneHz the lower of the two tones that a window holds, modulo the sample rate
   */
  record Pair(int window, double toneHz) {}

  DownChirpSearch(float[] iq, double sampleRateHz, LoraParameters lora) {
    this.iq = iq;
    spectrum = new DechirpedSpectrum(lora, sampleRateHz, ChirpDirection.DOWN);
    fold = new FoldedPowers(lora, sampleRateHz, spectrum.bins());
    symbolSamples = lora.symbolSeconds() * sampleRateHz;
    binHz = sampleRateHz / spectrum.bins();
  }

  /** The strongest pair behind a run, or null if there is none. */
  Pair behind(UpChirpSearch.Run run) {
    double[] powers = new double[spectrum.bins()];
    double[] before = new double[spectrum.bins()];
    double[] now = new double[spectrum.bins()];
    Pair best = null;
    double bestPower = THRESHOLD;
    for (int window = UpChirpSearch.RUN; window < UpChirpSearch.RUN + WINDOWS; window++) {
      int first = (int) Math.round(run.start() + window * symbolSamples);
      if (first + spectrum.window() > iq.length / 2) {
        break;
      }
      double[] swap = before;
      before = now;
      now = swap;
      spectrum.measure(iq, first, powers);
      fold.fold(powers, now);
      if (window == UpChirpSearch.RUN) {
        continue;
      }
      for (int bin = 0; bin < spectrum.bins(); bin++) {
        double power = before[bin] + now[bin];
        if (power > bestPower) {
          bestPower = power;
          best = new Pair(window - 1, bin * binHz);
        }
      }
    }
    return best;
  }
}
