package io.rffi.dsp.lora;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the preambles of one modulation in one capture. Used by one thread. */
final class LoraSearch {
  private final SampledLora sampled;
  private final CarrierRange carriers;
  private final UpChirpSearch ups;
  private final DownChirpSearch downs;
  private final PreambleAligner aligner;

  LoraSearch(float[] iq, SampledLora sampled, CarrierRange carriers) {
    this.sampled = sampled;
    this.carriers = carriers.within(sampled.greatestCarrierHz());
    Dechirper dechirper = new Dechirper(sampled);
    ups = new UpChirpSearch(iq, sampled, dechirper, this.carriers);
    downs = new DownChirpSearch(iq, sampled, dechirper);
    aligner = new PreambleAligner(new ToneProbe(iq, sampled, dechirper), sampled);
  }

  /** The preambles, in no order, each with at most so many symbols. */
  List<Aligned> preambles(int mostSymbols) {
    List<UpChirpSearch.Run> runs = ups.all();
    // Where two runs are views of one preamble, the stronger is the better view.
    runs.sort(Comparator.comparingDouble(run -> -run.power()));
    List<Aligned> found = new ArrayList<>();
    for (UpChirpSearch.Run run : runs) {
      if (found.stream().anyMatch(one -> one.explains(run, sampled))) {
        continue;
      }
      Aligned aligned = aligner.align(possible(downs.behind(run)), mostSymbols);
      if (aligned != null
          && isPossible(aligned.carrierHz())
          && found.stream().noneMatch(one -> one.sharesChirps(aligned, sampled))) {
        found.add(aligned);
      }
    }
    return found;
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
