package io.rffi.dsp.stream;

import io.rffi.api.Preamble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Searches segments of samples without a gap, frame by frame: the detectors propose candidates, and
 * as soon as the samples behind one are there, it is verified. Samples are counted from the
 * segment's first. Used by one thread.
 */
final class SegmentSearch {
  /**
   * Of a preamble that a gap cut, the first whole symbol begins at most one symbol behind the gap;
   * a short preamble that begins there by chance is taken for one.
   */
  private static final double CUT_SYMBOLS = 1.05;

  private static final Comparator<Candidate> BY_END =
      Comparator.comparingLong(Candidate::to).thenComparingLong(Candidate::from);

  private final ScanPlan plan;
  private final ChannelBank[] banks;
  private final SampleRing ring;
  private final CandidateVerifier verifier;
  private final List<Candidate> pending = new ArrayList<>();
  private final Consumer<Preamble> found;
  private boolean clean = true;
  private boolean behindGap;
  private long verified;
  private long cut;

  /** Begins the first segment; what is found goes to the consumer. */
  SegmentSearch(ScanPlan plan, ScanLayout layout, Consumer<Preamble> found) {
    this.plan = plan;
    this.found = found;
    Map<Integer, List<ScanChannel>> byBandwidth = new LinkedHashMap<>();
    for (ScanChannel channel : plan.channels()) {
      byBandwidth
          .computeIfAbsent(channel.lora().bandwidthHz(), hz -> new ArrayList<>())
          .add(channel);
    }
    banks =
        byBandwidth.entrySet().stream()
            .map(
                entry ->
                    ChannelBank.of(
                        entry.getValue(),
                        new ChannelRate(plan.sampleRateHz(), entry.getKey()),
                        layout.frameSamples()))
            .toArray(ChannelBank[]::new);
    ring = new SampleRing(layout.ringSamples());
    verifier = new CandidateVerifier(plan);
  }

  /** How many candidates were verified. */
  long verified() {
    return verified;
  }

  /** How many candidates and preambles a gap had cut. */
  long cut() {
    return cut;
  }

  /**
   * Takes the next frame.
   *
   * @param frame whole, with zeros behind the segment's last sample
   * @param samples how many of it are of the segment
   */
  void frame(float[] frame, int samples) {
    clean = false;
    ring.append(frame, samples);
    for (ChannelBank bank : banks) {
      bank.receive(frame, pending);
    }
    verifyUpTo(ring.end(), false);
  }

  /**
   * Ends the segment: verifies what is open. The next frame begins another.
   *
   * @param atGap whether a gap follows, which cuts what reaches into it and what begins behind it
   */
  void end(boolean atGap) {
    if (!clean) {
      finish(atGap);
    }
    behindGap |= atGap;
  }

  private void finish(boolean atGap) {
    for (ChannelBank bank : banks) {
      bank.finish(pending);
    }
    verifyUpTo(Long.MAX_VALUE, atGap);
    ring.reset();
    for (ChannelBank bank : banks) {
      bank.reset();
    }
    clean = true;
  }

  private void verifyUpTo(long end, boolean atGap) {
    if (pending.isEmpty()) {
      return;
    }
    pending.sort(BY_END);
    while (!pending.isEmpty() && pending.get(0).to() <= end) {
      verify(pending.remove(0), atGap);
    }
  }

  private void verify(Candidate candidate, boolean atGap) {
    verified++;
    long to = Math.min(candidate.to(), ring.end());
    boolean endsInGap = atGap && to < candidate.to();
    boolean endsStream = !atGap && to < candidate.to();
    double cutBefore =
        behindGap ? CUT_SYMBOLS * candidate.channel().symbolSamples(plan.sampleRateHz()) : -1;
    boolean whole = false;
    for (Preamble piece :
        verifier.preambles(candidate.channel(), ring.copy(candidate.from(), to))) {
      Preamble preamble = piece.after(candidate.from());
      if (!preamble.delimited() && !endsStream) {
        continue; // cut by a gap, or by this piece's end only: then another piece holds it whole
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
