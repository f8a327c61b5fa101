package io.rffi.dsp.lora;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Estimates a preamble whose down-chirps lie outside of the capture. Its tone leaves the timing of
 * the symbols open, and what decides is where they hold most of their power: at a rate well above
 * the bandwidth a symbol that is cut elsewhere has its power in two tones, and at any rate the
 * first symbol has less if it is cut too early. Used by one thread.
 *
 * <p>From an SNR of 0 dB on, at twice the bandwidth or more, this is the right chip in most cases,
 * and then phases and tones give timing and carrier as well as with down-chirps; else both are off
 * together, by a chip and a symbol rate at a time. Near the bandwidth only the preamble's beginning
 * tells.
 */
final class UndelimitedEstimator {
  private static final int STEPS = 32;

  private static final int REFINEMENTS = 14;

  /** Symbols before and behind the run's start that may belong to the preamble. */
  private static final int FIRST = -4;

  private static final int LAST = 8;

  /** A symbol counts if its tone has this part of the strongest ones' power. */
  private static final double LEAST_OF_OTHERS = 0.4;

  private final SymbolDechirper dechirper;
  private final SampledLora sampled;
  private final int length;
  private final double symbolSamples;

  UndelimitedEstimator(SymbolDechirper dechirper, SampledLora sampled, int length) {
    this.dechirper = dechirper;
    this.sampled = sampled;
    this.length = length;
    symbolSamples = sampled.symbolSamples();
  }

  /** The preamble of a run at the capture's end, or null if it fits none, or has its end inside. */
  PreambleEstimate estimate(UpChirpSearch.Run run, CarrierRange carriers, int mostSymbols) {
    double rest = (length - run.start()) / symbolSamples - UpChirpSearch.WINDOWS;
    if (rest > PreambleEstimator.SYNC_SYMBOLS + PreambleEstimator.DOWN_SYMBOLS + 1) {
      return null;
    }
    double best = -1;
    double timingOffset = 0;
    // The run may have been taken for one a bandwidth off, as in the search for down-chirps.
    int from = sampled.isTwiceTheBandwidth() ? -STEPS : -STEPS / 3;
    for (int step = from; step < STEPS + STEPS / 3; step++) {
      double late = (double) step / STEPS;
      double power = carriers.contains(carrier(run, late)) ? power(run, late) : -1;
      if (power > best) {
        best = power;
        timingOffset = late;
      }
    }
    double reach = 1.0 / STEPS;
    for (int n = 0; n < REFINEMENTS && best >= 0; n++, reach *= 0.6) {
      for (double late : new double[] {timingOffset - reach, timingOffset + reach}) {
        double power = power(run, late);
        if (power > best) {
          best = power;
          timingOffset = late;
        }
      }
    }
    return best < 0 ? null : measure(run, timingOffset, mostSymbols);
  }

  private double carrier(UpChirpSearch.Run run, double timingOffset) {
    return sampled.aliased(run.toneHz() + (1.5 - timingOffset) * sampled.bandwidthHz());
  }

  /** The power of the strongest symbols: the same number wherever the capture cuts the last one. */
  private double power(UpChirpSearch.Run run, double timingOffset) {
    List<DechirpedSymbol> symbols = symbols(run, timingOffset);
    double offset = sampled.symbolRateHz() / 3;
    return Math.max(
        meanOfStrongest(symbols, 0),
        Math.max(meanOfStrongest(symbols, -offset), meanOfStrongest(symbols, offset)));
  }

  private List<DechirpedSymbol> symbols(UpChirpSearch.Run run, double timingOffset) {
    List<DechirpedSymbol> symbols = new ArrayList<>();
    for (int n = FIRST; n <= LAST; n++) {
      double start = run.start() + (n - timingOffset) * symbolSamples;
      if (dechirper.covers(start)) {
        symbols.add(dechirper.dechirp(start, ChirpDirection.UP, carrier(run, timingOffset)));
      }
    }
    return symbols;
  }

  private PreambleEstimate measure(UpChirpSearch.Run run, double timingOffset, int mostSymbols) {
    List<DechirpedSymbol> all = symbols(run, timingOffset);
    double rate = sampled.symbolRateHz();
    double offset = ToneFit.ofSlope(all, rate, 0).middleHz();
    int end = lastSymbol(all, offset) + 1;
    int first = end;
    double least = LEAST_OF_OTHERS * meanOfStrongest(all, offset);
    while (first > 0
        && end - first < mostSymbols
        && all.get(first - 1).toneFraction(offset) >= least) {
      first--;
    }
    if (end - first < PreambleEstimator.LEAST_SYMBOLS) {
      return null;
    }
    List<DechirpedSymbol> ups = all.subList(first, end);
    int covered = FIRST;
    while (!dechirper.covers(run.start() + (covered - timingOffset) * symbolSamples)) {
      covered++;
    }
    double start = run.start() + (covered + first - timingOffset) * symbolSamples;
    double behind = PreambleEstimator.SYNC_SYMBOLS + PreambleEstimator.DOWN_SYMBOLS;
    double whole = start + (ups.size() + behind) * symbolSamples;
    ToneFit up = ToneFit.find(ups, rate, PreambleEstimator.greatestSlopeHz(sampled));
    if (whole <= length || !PreambleEstimator.isSignificant(ups, up)) {
      return null;
    }
    double hz = carrier(run, timingOffset);
    PreambleFit fit = PreambleFit.of(ups, up, hz, hz + up.middleHz(), sampled);
    double late = fit.timingOffsetSeconds() * sampled.sampleRateHz();
    return new PreambleEstimate(
        start + late,
        ups.size(),
        fit.carrierHz(),
        whole + late,
        false,
        OptionalDouble.empty(),
        up.fraction());
  }

  /** The mean power of the strongest symbols, as many as the least of preambles has. */
  private static double meanOfStrongest(List<DechirpedSymbol> all, double offset) {
    return all.stream()
        .mapToDouble(symbol -> -symbol.toneFraction(offset))
        .sorted()
        .limit(PreambleEstimator.LEAST_SYMBOLS)
        .map(fraction -> -fraction)
        .average()
        .orElse(0);
  }

  /** The last symbol of those that count. */
  private static int lastSymbol(List<DechirpedSymbol> all, double offset) {
    double least = LEAST_OF_OTHERS * meanOfStrongest(all, offset);
    int last = all.size() - 1;
    while (last > 0 && all.get(last).toneFraction(offset) < least) {
      last--;
    }
    return last;
  }
}
