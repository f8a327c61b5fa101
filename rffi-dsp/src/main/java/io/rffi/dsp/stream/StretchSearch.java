package io.rffi.dsp.stream;

import io.rffi.api.Preamble;
import io.rffi.api.SampleRateException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Searches stretches of samples without a gap, frame by frame: the detectors name candidates, and
 * as soon as the samples behind one are there, it is judged. Samples are counted from the stretch's
 * first. Used by one thread.
 */
final class StretchSearch {
  /** Below, loops over a frame's samples would be too short to be fast. */
  private static final int LEAST_FRAME = 4096;

  private static final int LEAST_OUTPUTS = 512;

  /** A gibibyte of samples: beyond, the stated rate must be wrong. */
  private static final double MOST_RING_SAMPLES = 1 << 27;

  /**
   * Of a preamble that a gap cut, the first whole symbol begins at most one symbol behind the gap;
   * a short preamble that begins there by chance is taken for one.
   */
  private static final double CUT_SYMBOLS = 1.05;

  /** The shortest preamble that an extractor takes. */
  private static final int LEAST_SYMBOLS = 5;

  private static final Comparator<Candidate> BY_END =
      Comparator.comparingLong(Candidate::to).thenComparingLong(Candidate::from);

  private final ScanPlan plan;
  private final ChannelBank[] banks;
  private final int frameSamples;
  private final double leastSamples;
  private final RawRing ring;
  private final CandidateJudge judge;
  private final List<Candidate> pending = new ArrayList<>();
  private boolean clean = true;
  private long judged;
  private long cut;

  StretchSearch(ScanPlan plan) {
    this.plan = plan;
    Map<Integer, List<ScanChannel>> byBandwidth = new LinkedHashMap<>();
    int multiple = 1;
    int largest = 1;
    for (ScanChannel channel : plan.channels()) {
      int bandwidthHz = channel.lora().bandwidthHz();
      byBandwidth.computeIfAbsent(bandwidthHz, hz -> new ArrayList<>()).add(channel);
      int decimation = new ChannelRate(plan.sampleRateHz(), bandwidthHz).decimation();
      multiple = leastCommonMultiple(multiple, decimation);
      largest = Math.max(largest, decimation);
    }
    int wanted = Math.max(LEAST_FRAME, LEAST_OUTPUTS * largest);
    frameSamples = Math.multiplyExact(multiple, (wanted + multiple - 1) / multiple);
    ring = new RawRing(ringSamples(plan, frameSamples));
    banks =
        byBandwidth.entrySet().stream()
            .map(
                entry ->
                    ChannelBank.of(
                        entry.getValue(),
                        new ChannelRate(plan.sampleRateHz(), entry.getKey()),
                        frameSamples))
            .toArray(ChannelBank[]::new);
    judge = new CandidateJudge(plan);
    leastSamples =
        LEAST_SYMBOLS
            * plan.channels().stream()
                .mapToDouble(channel -> channel.symbolSamples(plan.sampleRateHz()))
                .min()
                .orElse(0);
  }

  private static int leastCommonMultiple(int a, int b) {
    int x = a;
    int y = b;
    while (y != 0) {
      int rest = x % y;
      x = y;
      y = rest;
    }
    return Math.multiplyExact(a / x, b);
  }

  private static int ringSamples(ScanPlan plan, int frameSamples) {
    double longest = longestSamples(plan);
    double samples = longest + 2.0 * frameSamples;
    if (samples > MOST_RING_SAMPLES) {
      throw new SampleRateException(
          plan.sampleRateHz(),
          plan.sampleRateHz() * MOST_RING_SAMPLES / samples,
          "that is the most at which such preambles fit into memory; is the rate right?");
    }
    return (int) Math.ceil(samples);
  }

  /** How many samples the longest candidate holds. */
  static double longestSamples(ScanPlan plan) {
    return CandidateTracker.LONGEST_SYMBOLS
        * plan.channels().stream()
            .mapToDouble(channel -> channel.symbolSamples(plan.sampleRateHz()))
            .max()
            .orElse(0);
  }

  /** How many samples a frame has. */
  int frameSamples() {
    return frameSamples;
  }

  /** Fewer samples hold no preamble with what stands behind it. */
  double leastSamples() {
    return leastSamples;
  }

  /** How many candidates were judged. */
  long judged() {
    return judged;
  }

  /** How many candidates and preambles a gap had cut. */
  long cut() {
    return cut;
  }

  /**
   * Takes the next frame.
   *
   * @param frame whole, with zeros behind the stretch's last sample
   * @param samples how many of it are of the stretch
   * @param behindGap whether the stretch began behind a gap
   * @param found gets what is found
   */
  void frame(float[] frame, int samples, boolean behindGap, Consumer<Preamble> found) {
    clean = false;
    ring.append(frame, samples);
    for (ChannelBank bank : banks) {
      bank.receive(frame, pending);
    }
    judgeUpTo(ring.end(), false, behindGap, found);
  }

  /**
   * Ends the stretch: judges what is open.
   *
   * @param atGap whether a gap follows, which cuts what reaches into it
   * @param behindGap whether the stretch began behind a gap
   * @param found gets what is found
   */
  void end(boolean atGap, boolean behindGap, Consumer<Preamble> found) {
    if (clean) {
      return;
    }
    for (ChannelBank bank : banks) {
      bank.finish(pending);
    }
    judgeUpTo(Long.MAX_VALUE, atGap, behindGap, found);
    ring.reset();
    for (ChannelBank bank : banks) {
      bank.reset();
    }
    clean = true;
  }

  private void judgeUpTo(long end, boolean atGap, boolean behindGap, Consumer<Preamble> found) {
    if (pending.isEmpty()) {
      return;
    }
    pending.sort(BY_END);
    while (!pending.isEmpty() && pending.get(0).to() <= end) {
      judge(pending.remove(0), atGap, behindGap, found);
    }
  }

  private void judge(
      Candidate candidate, boolean atGap, boolean behindGap, Consumer<Preamble> found) {
    judged++;
    long to = Math.min(candidate.to(), ring.end());
    boolean endsInGap = atGap && to < candidate.to();
    double cutBefore =
        behindGap ? CUT_SYMBOLS * candidate.channel().symbolSamples(plan.sampleRateHz()) : -1;
    boolean whole = false;
    for (Preamble piece : judge.preambles(candidate.channel(), ring.copy(candidate.from(), to))) {
      Preamble preamble = piece.after(candidate.from());
      if (endsInGap && !preamble.delimited()) {
        continue;
      }
      whole = true;
      if (preamble.startSample() < cutBefore && preamble.symbols() < plan.symbols()) {
        cut++;
      } else {
        found.accept(preamble);
      }
    }
    if (endsInGap && !whole) {
      cut++;
    }
  }

  /** Nothing that is yet to be found begins before this sample. */
  double watermark() {
    double lowest = Double.POSITIVE_INFINITY;
    for (ChannelBank bank : banks) {
      lowest = Math.min(lowest, bank.watermark());
    }
    for (int n = 0; n < pending.size(); n++) {
      lowest = Math.min(lowest, (double) pending.get(n).from());
    }
    // An extractor may place a start a little before the samples that it was given.
    return lowest - 1;
  }
}
