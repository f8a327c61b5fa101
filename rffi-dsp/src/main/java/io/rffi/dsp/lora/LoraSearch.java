package io.rffi.dsp.lora;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the preambles of one modulation in one capture, the stronger first: where something is left
 * under a packet that was found, the packet is taken out and the rest searched again. Used by one
 * thread.
 *
 * <p>What a packet's payload and its side lobes make of runs cannot be told from a weaker packet's
 * preamble by the runs alone, and to try each costs more than to take the packet out. So what is
 * weaker than a packet and may lie under it waits for the next round.
 */
final class LoraSearch {
  /** So many packets in one place, each under the other, are told apart. */
  private static final int MOST_ROUNDS = 3;

  /** Symbols behind a run's start where its down-chirps may be. */
  private static final int REACH = 15;

  /** A run this much below a packet is what a strong tone spills. */
  private static final double HOPELESS = 1e-3;

  /** A run this much below a packet waits until that is taken out. */
  private static final double WAITS = 0.5;

  /** The longest payload, in symbols. */
  private static final int LONGEST_PAYLOAD = 700;

  private final SampledLora sampled;
  private final CarrierRange carriers;
  private final Dechirper dechirper;

  LoraSearch(SampledLora sampled, CarrierRange carriers) {
    this.sampled = sampled;
    this.carriers = carriers.within(sampled.greatestCarrierHz());
    dechirper = new Dechirper(sampled);
  }

  /** The preambles, in no order, each with at most so many symbols. */
  List<Aligned> preambles(float[] iq, int mostSymbols) {
    List<Find> found = new ArrayList<>();
    List<Aligned> doubtful = new ArrayList<>();
    float[] signal = iq;
    double from = 0;
    double to = iq.length / 2.0;
    for (int n = 1; n <= MOST_ROUNDS && from < to; n++) {
      Round round = new Round(signal, mostSymbols, List.copyOf(found), n == MOST_ROUNDS);
      round.search(from, to);
      found.addAll(round.finds);
      doubtful.addAll(round.doubtful);
      signal = round.residue.signal();
      from = round.firstLeft;
      to = round.lastLeft;
    }
    List<Aligned> preambles = new ArrayList<>(found.stream().map(Find::aligned).toList());
    for (Aligned one : doubtful) {
      if (preambles.stream().noneMatch(sure -> sure.sharesChirps(one, sampled))) {
        preambles.add(one);
      }
    }
    return preambles;
  }

  /** A preamble and how strong it is in the search. */
  private record Find(Aligned aligned, double level) {}

  /** One search through the signal. */
  private final class Round {
    private final float[] iq;
    private final int mostSymbols;
    private final List<Find> known;
    private final boolean last;
    private final List<Find> finds = new ArrayList<>();

    /** What stands under something stronger, which may have spoilt it. */
    private final List<Aligned> doubtful = new ArrayList<>();

    /** The signal without the packets that something may lie under. */
    private final Residue residue;

    /** Where that is. */
    private double firstLeft = Double.POSITIVE_INFINITY;

    private double lastLeft;

    /**
     * Prepares a round.
     *
     * @param known what the rounds before found
     * @param last whether nothing may wait for another
     */
    Round(float[] iq, int mostSymbols, List<Find> known, boolean last) {
      this.iq = iq;
      this.mostSymbols = mostSymbols;
      this.known = known;
      this.last = last;
      residue = new Residue(iq, sampled);
    }

    void search(double from, double to) {
      List<UpChirpSearch.Run> runs =
          new UpChirpSearch(iq, sampled, dechirper, carriers).between(from, to);
      // Where two runs are views of one preamble, the stronger is the better view.
      runs.sort(Comparator.comparingDouble(run -> -run.power()));
      DownChirpSearch downs = new DownChirpSearch(iq, sampled, dechirper);
      ToneProbe probe = new ToneProbe(iq, sampled, dechirper);
      PreambleAligner aligner = new PreambleAligner(probe, sampled);
      OpenEndedAligner openEnded = new OpenEndedAligner(probe, sampled, iq.length / 2);
      for (UpChirpSearch.Run run : runs) {
        double under = levelAbove(finds, run);
        double most = Math.max(under, levelAbove(known, run));
        if (isExplained(known, run) || isExplained(finds, run) || run.level() < HOPELESS * most) {
          continue;
        }
        if (run.level() < WAITS * under && leave(run)) {
          continue;
        }
        Aligned delimited = aligner.align(possible(downs.behind(run)), mostSymbols);
        Aligned aligned =
            delimited == null ? openEnded.align(run, carriers, mostSymbols) : delimited;
        if (aligned == null || !isPossible(aligned.carrierHz())) {
          leave(run);
        } else if (known.stream().noneMatch(one -> one.aligned().sharesChirps(aligned, sampled))) {
          add(new Find(aligned, run.level()));
        }
      }
    }

    /** Leaves a run to the next round, if it lies under a packet. */
    private boolean leave(UpChirpSearch.Run run) {
      boolean left = false;
      for (Find one : last ? List.<Find>of() : finds) {
        if (isUnder(one.aligned(), run) && run.start() < residue.endOf(one.aligned())) {
          leave(run.start(), run.start() + UpChirpSearch.WINDOWS * sampled.symbolSamples());
          left = true;
        }
      }
      return left;
    }

    private void leave(double start, double end) {
      double margin = REACH * sampled.symbolSamples();
      firstLeft = Math.min(firstLeft, start - margin);
      lastLeft = Math.max(lastLeft, end + margin);
    }

    /** Leaves a preamble to the next round, which another may have spoilt. */
    private void doubt(Aligned spoilt, Aligned by) {
      doubtful.add(spoilt);
      residue.putBack(spoilt);
      if (!last) {
        residue.endOf(by);
        leave(spoilt.start(), spoilt.end());
      }
    }

    private void add(Find find) {
      Aligned aligned = find.aligned();
      Aligned spoiler = null;
      for (Find one : List.copyOf(finds)) {
        Aligned other = one.aligned();
        boolean inOneBand =
            Math.abs(sampled.aliased(aligned.carrierHz() - other.carrierHz()))
                < sampled.bandwidthHz();
        boolean atOneTime = aligned.start() < other.end() && other.start() < aligned.end();
        boolean underPayload = other.start() < aligned.start() && aligned.symbols() < mostSymbols;
        if (inOneBand && atOneTime && aligned.toneFraction() > other.toneFraction()) {
          finds.remove(one);
          doubt(other, aligned);
        } else if (inOneBand && (atOneTime || underPayload)) {
          spoiler = other;
        }
      }
      if (spoiler == null) {
        finds.add(find);
      } else {
        doubt(aligned, spoiler);
      }
    }
  }

  private boolean isExplained(List<Find> found, UpChirpSearch.Run run) {
    return found.stream().anyMatch(one -> one.aligned().explains(run, sampled));
  }

  /** The level of the strongest packet that a run may lie under, 0 if there is none. */
  private double levelAbove(List<Find> found, UpChirpSearch.Run run) {
    return found.stream()
        .filter(one -> isUnder(one.aligned(), run))
        .mapToDouble(Find::level)
        .max()
        .orElse(0);
  }

  /** Whether a run may lie under a packet, from its preamble to its payload's end. */
  private boolean isUnder(Aligned one, UpChirpSearch.Run run) {
    double symbol = sampled.symbolSamples();
    double middleHz = run.toneHz() + sampled.bandwidthHz();
    return run.start() + REACH * symbol > one.start()
        && run.start() < one.end() + LONGEST_PAYLOAD * symbol
        && Math.abs(sampled.aliased(middleHz - one.carrierHz())) < 1.5 * sampled.bandwidthHz();
  }

  private List<Placement> possible(List<Placement> placements) {
    return placements.stream().filter(one -> isPossible(one.carrierHz())).toList();
  }

  /** Coarse estimates, and those at the edge, err by a few symbol rates. */
  private boolean isPossible(double carrierHz) {
    double slack = 2 * sampled.symbolRateHz();
    return carrierHz >= carriers.lowestHz() - slack && carrierHz <= carriers.highestHz() + slack;
  }
}
