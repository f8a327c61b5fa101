package io.rffi.dsp.lora;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tests whether a candidate is a preamble, and estimates its timing and carrier: its symbols, up-
 * and down-chirps, are dechirped where they should be, and again with the timing offset corrected.
 * Used by one thread.
 */
final class PreambleEstimator {
  /** Fewer up-chirps are no preamble. */
  static final int LEAST_SYMBOLS = 5;

  /** Up-chirps between the preamble and the down-chirps: the sync word. */
  static final int SYNC_SYMBOLS = 2;

  static final int DOWN_SYMBOLS = 2;

  /**
   * The powers of seven chirps of noise exceed this with a probability of 7e-25, those of ten with
   * 6e-22. That an hour at 1 MHz has some 1e10 runs of noise to choose from, each with 1e4
   * candidates and a tone that may be tuned, leaves less than one false alarm in a thousand hours.
   */
  private static final double LEAST_POWER = 75;

  /** A tone's power over that of its neighbours. */
  private static final double LEAST_CONTRAST = 5;

  /** Up- and down-chirps come from one transmitter at one gain. */
  private static final double LEAST_DOWN_TO_UP = 0.25;

  /** The last up-chirps all have at least this part of their mean power. */
  private static final double LEAST_OF_OTHERS = 0.1;

  /** One more is counted if its tone has this part of the others' power. */
  private static final double LEAST_OF_FURTHER = 0.15;

  /** Symbols that begin elsewhere have as much of their tone a bandwidth off: at most this part. */
  private static final double LARGEST_SPLIT_FRACTION = 0.5;

  /** Neither of the two down-chirps is much weaker than both: one alone would be a symbol off. */
  private static final double LEAST_OF_DOWNS = 0.15;

  /** A chirp of another spreading factor leaves its tone half-way. */
  private static final double LEAST_STEADINESS = 0.1;

  /**
   * Symbols that were dechirped with a larger timing offset, in chips, are dechirped again: one at
   * the capture's beginning would not be counted.
   */
  private static final double LARGEST_TIMING_OFFSET_CHIPS = 0.25;

  private static final int MOST_PASSES = 4;

  /** The largest offset of a transmitter's clock. */
  private static final double GREATEST_CLOCK_OFFSET = 60e-6;

  /** The clock offset is reported if its standard deviation is smaller. */
  private static final double LARGEST_CLOCK_DEVIATION = 5e-6;

  private final SymbolDechirper dechirper;
  private final SampledLora sampled;
  private final double symbolSamples;
  private final double greatestSlopeHz;

  PreambleEstimator(SymbolDechirper dechirper, SampledLora sampled) {
    this.dechirper = dechirper;
    this.sampled = sampled;
    symbolSamples = sampled.symbolSamples();
    greatestSlopeHz = greatestSlopeHz(sampled);
  }

  /** The preamble at the likeliest of some candidates, or null if there is none. */
  PreambleEstimate estimate(List<PreambleCandidate> candidates, int mostSymbols) {
    PreambleCandidate best = null;
    double bestFit = 0;
    for (PreambleCandidate candidate : candidates) {
      double fit = candidates.size() == 1 ? 1 : fit(candidate);
      if (fit > bestFit) {
        best = candidate;
        bestFit = fit;
      }
    }
    return best == null ? null : measure(best, mostSymbols);
  }

  /** How well the symbols around the sync word fit. */
  private double fit(PreambleCandidate candidate) {
    double downStart = candidate.downStart();
    double hz = candidate.carrierHz();
    int count = LEAST_SYMBOLS - 1;
    List<DechirpedSymbol> ups =
        dechirper.dechirp(
            downStart - (SYNC_SYMBOLS + count) * symbolSamples, count, ChirpDirection.UP, hz);
    List<DechirpedSymbol> downs =
        dechirper.dechirp(downStart, DOWN_SYMBOLS, ChirpDirection.DOWN, hz);
    if (ups.isEmpty() || downs.isEmpty()) {
      return 0;
    }
    ToneFit down = ToneFit.ofSlope(downs, sampled.symbolRateHz(), 0);
    double weaker =
        Math.min(
            downs.get(0).toneFraction(down.middleHz()), downs.get(1).toneFraction(down.middleHz()));
    double up = ToneFit.ofSlope(ups, sampled.symbolRateHz(), 0).fraction();
    return up + down.fraction() + weaker;
  }

  private PreambleEstimate measure(PreambleCandidate coarse, int mostSymbols) {
    double carrier = coarse.carrierHz();
    double downStart = coarse.downStart();
    // The first pass corrects the timing, the last counts them and measures.
    for (int pass = 0; ; pass++) {
      UpChirps ups = upChirpsBefore(downStart, carrier, mostSymbols);
      List<DechirpedSymbol> downs =
          dechirper.dechirp(downStart, DOWN_SYMBOLS, ChirpDirection.DOWN, carrier);
      if (ups == null || downs.isEmpty()) {
        return null;
      }
      ToneFit down = ToneFit.ofSlope(downs, sampled.symbolRateHz(), -ups.line().slopeHz());
      if (!isSignificant(ups, downs, down)) {
        return null;
      }
      int count = ups.symbols().size();
      double gap = count / 2.0 + SYNC_SYMBOLS + DOWN_SYMBOLS / 2.0;
      PreambleFit fit = PreambleFit.of(ups.symbols(), ups.line(), downs, gap, carrier, sampled);
      boolean isTimed =
          Math.abs(fit.timingOffsetSeconds()) * sampled.bandwidthHz() < LARGEST_TIMING_OFFSET_CHIPS;
      if (pass > 0 && (isTimed || pass + 1 == MOST_PASSES)) {
        return isSplit(ups.line(), downStart, carrier) ? null : result(ups, fit, downStart);
      }
      carrier = fit.carrierHz();
      // The grid's last symbol, the down-chirp, is earlier by the clock offset than its first.
      double late =
          fit.timingOffsetSeconds() - fit.clockOffset() * count * sampled.symbolSeconds() / 2;
      downStart += late * sampled.sampleRateHz();
    }
  }

  private PreambleEstimate result(UpChirps ups, PreambleFit fit, double downStart) {
    int count = ups.symbols().size();
    double start =
        downStart
            - (count + SYNC_SYMBOLS) * symbolSamples
            + fit.timingOffsetSeconds() * sampled.sampleRateHz();
    OptionalDouble sfoPpm =
        fit.clockDeviation() < LARGEST_CLOCK_DEVIATION
            ? OptionalDouble.of(1e6 * fit.measuredClockOffset())
            : OptionalDouble.empty();
    return new PreambleEstimate(
        start,
        count,
        fit.carrierHz(),
        start + (count + SYNC_SYMBOLS + DOWN_SYMBOLS) * symbolSamples,
        true,
        sfoPpm,
        ups.line().fraction());
  }

  /**
   * Up-chirps in a row and where their tone is.
   *
   * @param symbols from the first to the last
   * @param line their tone, relative to the one at which they were dechirped
   */
  private record UpChirps(List<DechirpedSymbol> symbols, ToneFit line) {}

  /** The up-chirps in a row that end where the sync word begins, or null if they are too few. */
  private UpChirps upChirpsBefore(double downStart, double carrier, int mostSymbols) {
    double first = downStart - (SYNC_SYMBOLS + LEAST_SYMBOLS) * symbolSamples;
    List<DechirpedSymbol> symbols =
        new ArrayList<>(dechirper.dechirp(first, LEAST_SYMBOLS, ChirpDirection.UP, carrier));
    if (symbols.isEmpty()) {
      return null;
    }
    ToneFit line = ToneFit.find(symbols, sampled.symbolRateHz(), greatestSlopeHz);
    for (int i = 0; i < LEAST_SYMBOLS; i++) {
      double fraction = symbols.get(i).toneFraction(line.at(i, LEAST_SYMBOLS));
      if (fraction < LEAST_OF_OTHERS * line.fraction()) {
        return null;
      }
    }
    List<DechirpedSymbol> earlierSymbols = new ArrayList<>();
    int counted = 0;
    double evidence = 0;
    double most = 0;
    for (int earlier = 1; earlier <= mostSymbols - LEAST_SYMBOLS; earlier++) {
      double start = first - earlier * symbolSamples;
      if (!dechirper.covers(start)) {
        break;
      }
      DechirpedSymbol symbol = dechirper.dechirp(start, ChirpDirection.UP, carrier);
      earlierSymbols.add(0, symbol);
      // Noise may hide one symbol, but not it and those before.
      double fraction = symbol.toneFraction(line.at(-earlier, LEAST_SYMBOLS));
      evidence += Math.min(fraction, line.fraction()) - LEAST_OF_FURTHER * line.fraction();
      if (evidence > most) {
        most = evidence;
        counted = earlier;
      }
    }
    symbols.addAll(
        0, earlierSymbols.subList(earlierSymbols.size() - counted, earlierSymbols.size()));
    return new UpChirps(symbols, ToneFit.find(symbols, sampled.symbolRateHz(), greatestSlopeHz));
  }

  /** Whether the up-chirps wrap in the middle of the symbols. */
  private boolean isSplit(ToneFit up, double downStart, double carrier) {
    double bandwidth = sampled.bandwidthHz();
    double first = downStart - (SYNC_SYMBOLS + LEAST_SYMBOLS) * symbolSamples;
    double most = LARGEST_SPLIT_FRACTION * up.fraction();
    if (Math.abs(sampled.aliased(bandwidth)) < 2 * sampled.symbolRateHz()) {
      return false; // both tones are one
    }
    for (double tone : new double[] {carrier - bandwidth, carrier + bandwidth}) {
      List<DechirpedSymbol> symbols =
          dechirper.dechirp(first, LEAST_SYMBOLS, ChirpDirection.UP, tone + up.middleHz());
      if (ToneFit.ofSlope(symbols, sampled.symbolRateHz(), up.slopeHz()).fraction() > most) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSignificant(UpChirps ups, List<DechirpedSymbol> downs, ToneFit down) {
    ToneFit up = ups.line();
    int count = ups.symbols().size();
    double power = count * up.contrast() + DOWN_SYMBOLS * down.contrast();
    boolean bothDowns = true;
    for (int i = 0; i < DOWN_SYMBOLS; i++) {
      double fraction = downs.get(i).toneFraction(down.at(i, DOWN_SYMBOLS));
      bothDowns &= fraction >= LEAST_OF_DOWNS * down.fraction();
    }
    return power >= LEAST_POWER
        && down.contrast() >= LEAST_CONTRAST
        && down.fraction() >= LEAST_DOWN_TO_UP * up.fraction()
        && bothDowns
        && areSteady(ups.symbols(), up);
  }

  /** Whether up-chirps without down-chirps are beyond what noise makes. */
  static boolean isSignificant(List<DechirpedSymbol> ups, ToneFit up) {
    return ups.size() * up.contrast() >= LEAST_POWER && areSteady(ups, up);
  }

  private static boolean areSteady(List<DechirpedSymbol> ups, ToneFit up) {
    double steadiness = 0;
    for (int i = 0; i < ups.size(); i++) {
      steadiness += ups.get(i).steadiness(up.at(i, ups.size())) / ups.size();
    }
    return up.contrast() >= LEAST_CONTRAST && steadiness >= LEAST_STEADINESS;
  }

  /** How much a clock offset moves a tone from one symbol to the next, at the most. */
  static double greatestSlopeHz(SampledLora sampled) {
    return GREATEST_CLOCK_OFFSET * sampled.bandwidthHz();
  }
}
