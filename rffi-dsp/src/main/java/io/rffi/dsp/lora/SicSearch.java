package io.rffi.dsp.lora;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the preambles of one modulation in one capture by successive interference cancellation
 * (SIC): the stronger first; where something may lie under a packet that was found, the packet is
 * cancelled and the residual searched again. Used by one thread.
 *
 * <p>What a packet's payload and its side lobes make of runs cannot be told from a weaker packet's
 * preamble by the runs alone, and to try each costs more than to cancel the packet. So what is
 * weaker than a packet and may lie under it is left to the next iteration.
 */
final class SicSearch {
  /** So many packets in one place, each under the other, are told apart. */
  private static final int MOST_ITERATIONS = 3;

  /** Symbols behind a run's start where its down-chirps may be. */
  private static final int DOWN_CHIRP_REACH = 15;

  /** A run this much below a packet is spectral leakage of it. */
  private static final double SPILL_LEVEL = 1e-3;

  /** A run this much below a packet is searched for once that is cancelled. */
  private static final double DEFERRED_LEVEL = 0.5;

  /** The longest payload, in symbols. */
  private static final int LONGEST_PAYLOAD = 700;

  private final SampledLora sampled;
  private final CarrierRange carriers;
  private final ReferenceChirp reference;

  SicSearch(SampledLora sampled, CarrierRange carriers) {
    this.sampled = sampled;
    this.carriers = carriers.within(sampled.greatestCarrierHz());
    reference = new ReferenceChirp(sampled);
  }

  /** The preambles, in no order, each with at most so many symbols. */
  List<PreambleEstimate> preambles(float[] iq, int mostSymbols) {
    List<Detection> found = new ArrayList<>();
    List<PreambleEstimate> uncertain = new ArrayList<>();
    float[] signal = iq;
    double from = 0;
    double to = iq.length / 2.0;
    for (int n = 1; n <= MOST_ITERATIONS && from < to; n++) {
      Iteration iteration =
          new Iteration(signal, mostSymbols, List.copyOf(found), n == MOST_ITERATIONS);
      iteration.search(from, to);
      found.addAll(iteration.detections);
      uncertain.addAll(iteration.uncertain);
      signal = iteration.residual.signal();
      from = iteration.deferredFrom;
      to = iteration.deferredTo;
    }
    List<PreambleEstimate> preambles =
        new ArrayList<>(found.stream().map(Detection::estimate).toList());
    for (PreambleEstimate one : uncertain) {
      if (preambles.stream().noneMatch(certain -> certain.sharesChirps(one, sampled))) {
        preambles.add(one);
      }
    }
    return preambles;
  }

  /** A preamble and how strong it is in the search. */
  private record Detection(PreambleEstimate estimate, double level) {}

  /** One pass of the search over the residual of the last. */
  private final class Iteration {
    private final float[] iq;
    private final int mostSymbols;
    private final List<Detection> known;
    private final boolean last;
    private final List<Detection> detections = new ArrayList<>();

    /** Detections under something stronger, which may have spoilt their estimates. */
    private final List<PreambleEstimate> uncertain = new ArrayList<>();

    /** The signal without the packets that something may lie under. */
    private final SicResidual residual;

    /** Where something may lie under them, in samples. */
    private double deferredFrom = Double.POSITIVE_INFINITY;

    private double deferredTo;

    /**
     * Prepares an iteration.
     *
     * @param known what earlier iterations found
     * @param last whether nothing can be left to another
     */
    Iteration(float[] iq, int mostSymbols, List<Detection> known, boolean last) {
      this.iq = iq;
      this.mostSymbols = mostSymbols;
      this.known = known;
      this.last = last;
      residual = new SicResidual(iq, sampled);
    }

    void search(double from, double to) {
      List<UpChirpSearch.Run> runs =
          new UpChirpSearch(iq, sampled, reference, carriers).between(from, to);
      // Where two runs are views of one preamble, the stronger is the better view.
      runs.sort(Comparator.comparingDouble(run -> -run.power()));
      DownChirpSearch downs = new DownChirpSearch(iq, sampled, reference);
      SymbolDechirper dechirper = new SymbolDechirper(iq, sampled, reference);
      PreambleEstimator estimator = new PreambleEstimator(dechirper, sampled);
      UndelimitedEstimator undelimited =
          new UndelimitedEstimator(dechirper, sampled, iq.length / 2);
      for (UpChirpSearch.Run run : runs) {
        double inThisIteration = maskingLevel(detections, run);
        double masking = Math.max(inThisIteration, maskingLevel(known, run));
        if (isKnown(known, run)
            || isKnown(detections, run)
            || run.level() < SPILL_LEVEL * masking) {
          continue;
        }
        if (run.level() < DEFERRED_LEVEL * inThisIteration && defer(run)) {
          continue;
        }
        PreambleEstimate delimited =
            estimator.estimate(inRange(downs.candidatesAfter(run)), mostSymbols);
        PreambleEstimate estimate =
            delimited == null ? undelimited.estimate(run, carriers, mostSymbols) : delimited;
        if (estimate == null || !isInRange(estimate.carrierHz())) {
          defer(run);
        } else if (known.stream()
            .noneMatch(one -> one.estimate().sharesChirps(estimate, sampled))) {
          add(new Detection(estimate, run.level()));
        }
      }
    }

    /** Leaves a run to the next iteration, if it lies under a packet. */
    private boolean defer(UpChirpSearch.Run run) {
      boolean deferred = false;
      for (Detection one : last ? List.<Detection>of() : detections) {
        if (mayBeMaskedBy(one.estimate(), run) && run.start() < residual.endOf(one.estimate())) {
          defer(run.start(), run.start() + UpChirpSearch.WINDOWS * sampled.symbolSamples());
          deferred = true;
        }
      }
      return deferred;
    }

    private void defer(double start, double end) {
      double margin = DOWN_CHIRP_REACH * sampled.symbolSamples();
      deferredFrom = Math.min(deferredFrom, start - margin);
      deferredTo = Math.max(deferredTo, end + margin);
    }

    /** Leaves a preamble that a stronger one may mask to the next iteration. */
    private void retract(PreambleEstimate masked, PreambleEstimate by) {
      uncertain.add(masked);
      residual.restore(masked);
      if (!last) {
        residual.endOf(by);
        defer(masked.start(), masked.end());
      }
    }

    private void add(Detection detection) {
      PreambleEstimate estimate = detection.estimate();
      PreambleEstimate masking = null;
      for (Detection one : List.copyOf(detections)) {
        PreambleEstimate other = one.estimate();
        boolean inOneBand =
            Math.abs(sampled.aliased(estimate.carrierHz() - other.carrierHz()))
                < sampled.bandwidthHz();
        boolean atOneTime = estimate.overlaps(other);
        boolean underPayload = other.start() < estimate.start() && estimate.symbols() < mostSymbols;
        if (inOneBand && atOneTime && estimate.toneFraction() > other.toneFraction()) {
          detections.remove(one);
          retract(other, estimate);
        } else if (inOneBand && (atOneTime || underPayload)) {
          masking = other;
        }
      }
      if (masking == null) {
        detections.add(detection);
      } else {
        retract(estimate, masking);
      }
    }
  }

  private boolean isKnown(List<Detection> found, UpChirpSearch.Run run) {
    return found.stream().anyMatch(one -> one.estimate().explains(run, sampled));
  }

  /** The level of the strongest packet that a run may lie under, 0 if there is none. */
  private double maskingLevel(List<Detection> found, UpChirpSearch.Run run) {
    return found.stream()
        .filter(one -> mayBeMaskedBy(one.estimate(), run))
        .mapToDouble(Detection::level)
        .max()
        .orElse(0);
  }

  /** Whether a run may lie under a packet, from its preamble to its payload's end. */
  private boolean mayBeMaskedBy(PreambleEstimate one, UpChirpSearch.Run run) {
    double symbol = sampled.symbolSamples();
    double middleHz = run.toneHz() + sampled.bandwidthHz();
    return run.start() + DOWN_CHIRP_REACH * symbol > one.start()
        && run.start() < one.end() + LONGEST_PAYLOAD * symbol
        && Math.abs(sampled.aliased(middleHz - one.carrierHz())) < 1.5 * sampled.bandwidthHz();
  }

  private List<PreambleCandidate> inRange(List<PreambleCandidate> candidates) {
    return candidates.stream().filter(one -> isInRange(one.carrierHz())).toList();
  }

  /** Coarse estimates, and those at the edge, err by a few symbol rates. */
  private boolean isInRange(double carrierHz) {
    double slack = 2 * sampled.symbolRateHz();
    return carrierHz >= carriers.lowestHz() - slack && carrierHz <= carriers.highestHz() + slack;
  }
}
