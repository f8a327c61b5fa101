package io.rffi.dsp.lora;

import io.rffi.dsp.lora.ToneProbe.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells timing and carrier offset of a preamble apart. A window that begins δ after a symbol has
 * its up-chirp's tone at f + δB/T and its down-chirp's at f − δB/T: half the sum is the carrier,
 * half the difference the timing (Xhonneux et al., IEEE IoT-J 2022). What the tones leave open is
 * tried: the {@link Placement} whose symbols become whole tones is right. Used by one thread.
 */
final class PreambleAligner {
  /** Fewer up-chirps are no preamble. */
  static final int LEAST_SYMBOLS = 5;

  /** Up-chirps between the preamble and the down-chirps: the sync word. */
  private static final int SYNC_SYMBOLS = 2;

  private static final int DOWN_SYMBOLS = 2;

  /** How far from where it is expected a tone is looked for, in symbol rates. */
  private static final double REACH = 1.5;

  /** A tone's power over that of its neighbours. */
  private static final double LEAST_CONTRAST = 6;

  /** Up- and down-chirps come from one transmitter at one gain. */
  private static final double LEAST_DOWN_TO_UP = 0.25;

  /** A symbol counts as an up-chirp if its tone has this part of the others' power. */
  private static final double LEAST_OF_OTHERS = 0.3;

  /** Neither of the two down-chirps is much weaker than both: one alone would be a symbol off. */
  private static final double LEAST_OF_DOWNS = 0.2;

  /** A chirp of another spreading factor leaves its tone half-way. */
  private static final double LEAST_STEADINESS = 0.1;

  private final ToneProbe probe;
  private final double sampleRateHz;
  private final LoraParameters lora;
  private final double slope; // Hz a second
  private final double symbolSamples;

  /** A carrier, where the first of the two down-chirps begins, and how well symbols fit. */
  private record Hypothesis(double carrierHz, double downStart, double score) {}

  PreambleAligner(float[] iq, double sampleRateHz, LoraParameters lora) {
    probe = new ToneProbe(iq, sampleRateHz, lora);
    this.sampleRateHz = sampleRateHz;
    this.lora = lora;
    slope = lora.bandwidthHz() / lora.symbolSeconds();
    symbolSamples = probe.symbolSamples();
  }

  /** The preamble that a run and a pair of down-chirps belong to, or null if they fit none. */
  Aligned align(UpChirpSearch.Run run, DownChirpSearch.Pair downs, int mostSymbols) {
    Hypothesis best = null;
    for (Placement placement :
        Placement.allOf(run.toneHz(), downs.toneHz(), lora.bandwidthHz(), sampleRateHz)) {
      Hypothesis hypothesis = test(run, downs, placement);
      if (hypothesis != null && (best == null || hypothesis.score() > best.score())) {
        best = hypothesis;
      }
    }
    return best == null ? null : refine(best, mostSymbols);
  }

  private Hypothesis test(UpChirpSearch.Run run, DownChirpSearch.Pair downs, Placement placement) {
    double carrier = placement.carrierHz();
    double symbolStart = run.start() - placement.lateness() * symbolSamples;
    List<Symbol> ups = probe(symbolStart + symbolSamples, 3, ChirpDirection.UP, carrier);
    if (ups.isEmpty()) {
      return null;
    }
    double upFraction = peak(ups).fraction();
    int first = downs.window() - 1;
    List<Symbol> symbols = new ArrayList<>();
    for (int window = first; window < first + 4; window++) {
      symbols.addAll(probe(symbolStart + window * symbolSamples, 1, ChirpDirection.DOWN, carrier));
    }
    Hypothesis best = null;
    for (int n = 0; n + DOWN_SYMBOLS <= symbols.size(); n++) {
      List<Symbol> pair = symbols.subList(n, n + DOWN_SYMBOLS);
      TonePeak peak = peak(pair);
      double weaker =
          pair.stream().mapToDouble(down -> down.toneFraction(peak.offsetHz())).min().orElse(0);
      double score = upFraction + peak.fraction() + weaker;
      if (best == null || score > best.score()) {
        best = new Hypothesis(carrier, symbolStart + (first + n) * symbolSamples, score);
      }
    }
    return best;
  }

  private TonePeak peak(List<Symbol> symbols) {
    return TonePeak.find(symbols, lora.symbolSeconds(), REACH);
  }

  /** Probes symbols in a row; empty if the signal does not hold all of them. */
  private List<Symbol> probe(double start, int count, ChirpDirection direction, double toneHz) {
    List<Symbol> symbols = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      double at = start + n * symbolSamples;
      if (!probe.covers(at)) {
        return List.of();
      }
      symbols.add(probe.probe(at, direction, toneHz));
    }
    return symbols;
  }

  private Aligned refine(Hypothesis rough, int mostSymbols) {
    double carrier = rough.carrierHz();
    double downStart = rough.downStart();
    List<Symbol> ups = List.of();
    TonePeak up = new TonePeak(0, 0);
    TonePeak down = new TonePeak(0, 0);
    // The first pass brings the symbols into place, the second counts them and measures.
    for (int pass = 0; pass < 2; pass++) {
      ups = upChirpsBefore(downStart, carrier, mostSymbols);
      List<Symbol> downs = probe(downStart, DOWN_SYMBOLS, ChirpDirection.DOWN, carrier);
      if (ups.size() < LEAST_SYMBOLS || downs.isEmpty()) {
        return null;
      }
      up = peak(ups);
      down = peak(downs);
      if (!convincing(ups, up, downs, down)) {
        return null;
      }
      if (pass == 0) {
        carrier += (up.offsetHz() + down.offsetHz()) / 2;
        downStart -= (up.offsetHz() - down.offsetHz()) / 2 / slope * sampleRateHz;
      }
    }
    double rest = (up.offsetHz() + down.offsetHz()) / 2;
    double fineCarrier = fineCarrier(ups, up.offsetHz(), carrier + rest);
    // The up-chirps' tone is known best: with the fine carrier it gives the timing too.
    double lateness = (carrier + up.offsetHz() - fineCarrier) / slope;
    double end = downStart - lateness * sampleRateHz;
    double start = end - (ups.size() + SYNC_SYMBOLS) * symbolSamples;
    return new Aligned(
        start, ups.size(), fineCarrier, end + DOWN_SYMBOLS * symbolSamples, up.fraction());
  }

  /** The up-chirps in a row that end where the sync word begins, from the first to the last. */
  private List<Symbol> upChirpsBefore(double downStart, double carrier, int mostSymbols) {
    List<Symbol> ups = new ArrayList<>();
    double offset = 0;
    double expected = 0;
    for (int n = 1; n <= mostSymbols; n++) {
      double start = downStart - (SYNC_SYMBOLS + n) * symbolSamples;
      if (!probe.covers(start)) {
        break;
      }
      Symbol symbol = probe.probe(start, ChirpDirection.UP, carrier);
      if (n > LEAST_SYMBOLS - 1 && symbol.toneFraction(offset) < LEAST_OF_OTHERS * expected) {
        break;
      }
      ups.add(0, symbol);
      if (n == LEAST_SYMBOLS - 1) {
        TonePeak peak = peak(ups);
        offset = peak.offsetHz();
        expected = peak.fraction();
        double limit = LEAST_OF_OTHERS * expected;
        if (ups.stream().anyMatch(known -> known.toneFraction(peak.offsetHz()) < limit)) {
          return List.of();
        }
      }
    }
    return ups;
  }

  private static boolean convincing(
      List<Symbol> ups, TonePeak up, List<Symbol> downs, TonePeak down) {
    double steadiness =
        ups.stream().mapToDouble(symbol -> symbol.steadiness(up.offsetHz())).average().orElse(0);
    return contrast(ups, up) >= LEAST_CONTRAST
        && contrast(downs, down) >= LEAST_CONTRAST
        && down.fraction() >= LEAST_DOWN_TO_UP * up.fraction()
        && downs.stream()
            .allMatch(one -> one.toneFraction(down.offsetHz()) >= LEAST_OF_DOWNS * down.fraction())
        && steadiness >= LEAST_STEADINESS;
  }

  private static double contrast(List<Symbol> symbols, TonePeak peak) {
    double background =
        symbols.stream()
            .mapToDouble(symbol -> symbol.backgroundFraction(peak.offsetHz()))
            .average()
            .orElse(0);
    return background == 0 ? Double.POSITIVE_INFINITY : peak.fraction() / background;
  }

  /**
   * The carrier from the phase that it turns in a symbol's time: the angle of Σ x[n + L]·x*[n],
   * with each symbol dechirped and summed first, which takes the noise out before the product.
   */
  private double fineCarrier(List<Symbol> ups, double offset, double carrier) {
    double re = 0;
    double im = 0;
    double[] before = ups.get(0).phasor(offset);
    for (Symbol up : ups.subList(1, ups.size())) {
      double[] now = up.phasor(offset);
      re += now[0] * before[0] + now[1] * before[1];
      im += now[1] * before[0] - now[0] * before[1];
      before = now;
    }
    double turns = Math.atan2(im, re) / (2 * Math.PI);
    double wholeTurns = Math.rint(carrier * lora.symbolSeconds() - turns);
    return (wholeTurns + turns) / lora.symbolSeconds();
  }
}
