package io.rffi.dsp.lora;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the preambles of one modulation in one capture, the stronger first: where something is left
 * under a packet that was found, the packet is taken out and the rest searched again. Used by one
 * thread.
 */
final class LoraSearch {
  /** So many packets in one place, each under the other, are told apart. */
  private static final int MOST_ROUNDS = 3;

  /** Symbols behind a run's start where its down-chirps may be. */
  private static final int REACH = 15;

  /** A run this much below a packet is what a strong tone spills. */
  private static final double HOPELESS = 1e-3;

  /** A run this much below a packet, which no preamble was found for, is one that was spoilt. */
  private static final double WORTH_ANOTHER_ROUND = 0.03;

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
    List<Aligned> found = new ArrayList<>();
    List<Aligned> doubtful = new ArrayList<>();
    float[] signal = iq;
    for (int round = 1; ; round++) {
      Round now = new Round(signal, mostSymbols, found);
      found.addAll(now.found());
      doubtful.addAll(now.doubtful);
      if (round == MOST_ROUNDS || !now.leftSomethingBehind) {
        break;
      }
      signal = round == 1 ? iq.clone() : signal;
      PacketCanceller canceller = new PacketCanceller(signal, sampled);
      now.found().forEach(canceller::cancel);
    }
    for (Aligned one : doubtful) {
      if (found.stream().noneMatch(sure -> sure.sharesChirps(one, sampled))) {
        found.add(one);
      }
    }
    return found;
  }

  /** A preamble and how strong it is in the search. */
  private record Find(Aligned aligned, double level) {}

  /** One search through the signal. */
  private final class Round {
    private final List<Find> finds = new ArrayList<>();

    /** What stands under something stronger, which may have spoilt it. */
    private final List<Aligned> doubtful = new ArrayList<>();

    private boolean leftSomethingBehind;

    Round(float[] iq, int mostSymbols, List<Aligned> known) {
      List<UpChirpSearch.Run> runs = new UpChirpSearch(iq, sampled, dechirper, carriers).all();
      // Where two runs are views of one preamble, the stronger is the better view.
      runs.sort(Comparator.comparingDouble(run -> -run.power()));
      DownChirpSearch downs = new DownChirpSearch(iq, sampled, dechirper);
      ToneProbe probe = new ToneProbe(iq, sampled, dechirper);
      PreambleAligner aligner = new PreambleAligner(probe, sampled);
      OpenEndedAligner openEnded = new OpenEndedAligner(probe, sampled, iq.length / 2);
      for (UpChirpSearch.Run run : runs) {
        double under = levelAbove(run);
        if (explained(known, run) || explained(found(), run) || run.level() < HOPELESS * under) {
          continue;
        }
        Aligned delimited = aligner.align(possible(downs.behind(run)), mostSymbols);
        Aligned aligned =
            delimited == null ? openEnded.align(run, carriers, mostSymbols) : delimited;
        if (aligned == null || !isPossible(aligned.carrierHz())) {
          leftSomethingBehind |= under > 0 && run.level() > WORTH_ANOTHER_ROUND * under;
        } else if (known.stream().noneMatch(one -> one.sharesChirps(aligned, sampled))) {
          add(new Find(aligned, run.level()), mostSymbols);
        }
      }
    }

    List<Aligned> found() {
      return finds.stream().map(Find::aligned).toList();
    }

    /** The level of the strongest packet that a run may lie under, 0 if there is none. */
    private double levelAbove(UpChirpSearch.Run run) {
      return finds.stream()
          .filter(one -> isUnder(one.aligned(), run))
          .mapToDouble(Find::level)
          .max()
          .orElse(0);
    }

    private void add(Find find, int mostSymbols) {
      Aligned aligned = find.aligned();
      boolean spoilt = false;
      for (Find one : List.copyOf(finds)) {
        Aligned other = one.aligned();
        boolean inOneBand =
            Math.abs(sampled.aliased(aligned.carrierHz() - other.carrierHz()))
                < sampled.bandwidthHz();
        boolean atOneTime = aligned.start() < other.end() && other.start() < aligned.end();
        boolean underPayload = other.start() < aligned.start() && aligned.symbols() < mostSymbols;
        if (inOneBand && atOneTime && aligned.toneFraction() > other.toneFraction()) {
          finds.remove(one);
          doubtful.add(other);
          leftSomethingBehind = true;
        } else if (inOneBand && (atOneTime || underPayload)) {
          spoilt = true;
        }
      }
      if (spoilt) {
        leftSomethingBehind = true;
        doubtful.add(aligned);
      } else {
        finds.add(find);
      }
    }
  }

  private boolean explained(List<Aligned> found, UpChirpSearch.Run run) {
    return found.stream().anyMatch(one -> one.explains(run, sampled));
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
