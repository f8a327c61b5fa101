package io.rffi.dsp.lora;

import io.rffi.dsp.internal.GammaTail;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for runs of equal up-chirps: in windows one symbol apart their tones stay at one place,
 * while those of a payload move and noise has none. Goes through the signal once; used by one
 * thread.
 *
 * <p>A window that begins a part λ of a symbol after a symbol holds two tones, f − B/2 + λB with
 * (1−λ)² of the power and one bandwidth below it with λ² of it. Their folded powers are summed over
 * seven windows, as many as a preamble of eight symbols fills. What gets through is only proposed:
 * the down-chirps decide.
 */
final class UpChirpSearch {
  /** How many windows are summed. */
  static final int WINDOWS = 7;

  /** Of so many windows on, a run that the capture cuts off is looked at. */
  private static final int LEAST_WINDOWS = 4;

  /** No window may contribute more than this, so that a few strong tones make no run. */
  private static final double POWER_CAP = 9;

  /** The probability that noise passes for a run, per bin and window. */
  private static final double FALSE_ALARM = 1e-5;

  /** A run holds its tone in all of its windows but this many, which others may have spoilt. */
  private static final int MOST_MISSING = 2;

  /** There it has at least this part of its power elsewhere; a payload's has not. */
  private static final double LEAST_OF_OTHERS = 0.15;

  /** Bins within which tones are one: what a clock offset moves them, and the lobe's width. */
  private static final int SAME_TONE_BINS = 3;

  /** A run lasts while its sum has this part of its greatest. */
  private static final double LEAST_OF_LARGEST_SUM = 0.8;

  private final float[] iq;
  private final SampledLora sampled;
  private final DechirpedSpectrum spectrum;
  private final FoldedPowers fold;
  private final double threshold;
  private final double[][] powers; // of the last windows, in a ring
  private final double[] relative;
  private final double[][] history; // relative and folded
  private final double[] cappedSums;
  private final double[] ordered = new double[WINDOWS];
  private final int firstBin;
  private final int searchedBins;
  private final List<OpenRun> open = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private int firstWindow;
  private int windows;

  /**
   * A run of up-chirps.
   *
   * @param start where the last seven of its windows begin, in samples
   * @param toneHz the lower of the two tones that a window holds, f − 3B/2 + λB, modulo the sample
   *     rate
   * @param power the sum of its powers, in those of the noise
   * @param level the power that most of its windows have at least, in the signal's own measure
   */
  record Run(double start, double toneHz, double power, double level) {}

  private static final class OpenRun {
    private int bin;
    private double power;
    private double level;
    private double sum;
    private int lastWindow;
    private int seen;
  }

  UpChirpSearch(float[] iq, SampledLora sampled, ReferenceChirp reference, CarrierRange carriers) {
    this.iq = iq;
    this.sampled = sampled;
    spectrum = new DechirpedSpectrum(sampled, reference);
    int bins = spectrum.bins();
    fold = new FoldedPowers(sampled.lora(), sampled.sampleRateHz(), bins);
    threshold = GammaTail.quantile(WINDOWS * fold.tones(), FALSE_ALARM);
    powers = new double[WINDOWS][bins];
    relative = new double[bins];
    history = new double[WINDOWS][bins];
    cappedSums = new double[bins];
    double bandwidth = sampled.bandwidthHz();
    double binHz = sampled.sampleRateHz() / bins;
    double widest =
        (carriers.highestHz() - carriers.lowestHz() + bandwidth) / binHz + 2 * SAME_TONE_BINS;
    searchedBins = (int) Math.min(bins, Math.ceil(widest));
    firstBin =
        Math.floorMod(
            (int) Math.floor((carriers.lowestHz() - 1.5 * bandwidth) / binHz) - SAME_TONE_BINS,
            bins);
  }

  /** Every run in the signal, by where they begin. */
  List<Run> all() {
    return between(0, iq.length / 2.0);
  }

  /** Every run that lies between two places, in samples, give or take a symbol. */
  List<Run> between(double from, double to) {
    int length = (int) Math.min(iq.length / 2.0, to);
    firstWindow = (int) Math.max(0, from / sampled.symbolSamples());
    for (double at = firstWindow * sampled.symbolSamples();
        Math.round(at) + sampled.window() <= length; ) {
      double[] newest = history[windows % WINDOWS];
      for (int bin = 0; bin < newest.length; bin++) {
        cappedSums[bin] -= Math.min(newest[bin], POWER_CAP);
      }
      spectrum.measure(iq, (int) Math.round(at), powers[windows % WINDOWS], relative);
      fold.fold(relative, newest);
      for (int bin = 0; bin < newest.length; bin++) {
        cappedSums[bin] += Math.min(newest[bin], POWER_CAP);
      }
      windows++;
      at += sampled.symbolSamples();
      if (windows >= LEAST_WINDOWS) {
        detectRuns();
      }
    }
    open.forEach(this::close);
    runs.sort((a, b) -> Double.compare(a.start(), b.start()));
    return runs;
  }

  private void detectRuns() {
    int bins = cappedSums.length;
    int best = -1;
    int last = 0;
    double bestPower = 0;
    double bestLevel = 0;
    for (int n = 0; n < searchedBins; n++) {
      int bin = firstBin + n < bins ? firstBin + n : firstBin + n - bins;
      if (cappedSums[bin] > threshold) {
        if (best >= 0 && n - last > SAME_TONE_BINS) {
          extendRun(best, bestPower, bestLevel);
          best = -1;
          bestPower = 0;
        }
        double power = power(bin);
        if (power > bestPower && isSteady(bin)) {
          best = bin;
          bestPower = power;
          bestLevel = ordered[WINDOWS / 2];
        }
        last = n;
      }
    }
    if (best >= 0) {
      extendRun(best, bestPower, bestLevel);
    }
    for (int n = open.size() - 1; n >= 0; n--) {
      if (windows - open.get(n).seen > 2) {
        close(open.remove(n));
      }
    }
  }

  private double power(int bin) {
    double power = 0;
    for (double[] folded : history) {
      power += folded[bin];
    }
    return power;
  }

  private boolean isSteady(int bin) {
    for (int window = 0; window < WINDOWS; window++) {
      double power = fold.at(bin, powers[window]);
      int at = window;
      for (; at > 0 && ordered[at - 1] > power; at--) {
        ordered[at] = ordered[at - 1];
      }
      ordered[at] = power;
    }
    return ordered[MOST_MISSING] > LEAST_OF_OTHERS * ordered[WINDOWS - 1 - MOST_MISSING];
  }

  private void extendRun(int bin, double power, double level) {
    OpenRun run = null;
    for (OpenRun one : open) {
      int apart = Math.abs(one.bin - bin);
      if (Math.min(apart, cappedSums.length - apart) <= SAME_TONE_BINS) {
        if (level < LEAST_OF_OTHERS * one.level) {
          return; // side lobes of a payload, as steady as they are weak, don't prolong a preamble
        }
        run = one;
      }
    }
    if (run == null) {
      run = new OpenRun();
      open.add(run);
    }
    run.seen = windows;
    if (power > run.power) {
      run.power = power;
      run.level = level;
      run.bin = bin;
    }
    run.sum = Math.max(run.sum, cappedSums[bin]);
    if (cappedSums[bin] >= LEAST_OF_LARGEST_SUM * run.sum) {
      run.lastWindow = windows;
    }
  }

  private void close(OpenRun run) {
    double start = (firstWindow + run.lastWindow - WINDOWS) * sampled.symbolSamples();
    double toneHz = run.bin * sampled.sampleRateHz() / cappedSums.length;
    runs.add(new Run(start, toneHz, run.power, run.level));
  }
}
