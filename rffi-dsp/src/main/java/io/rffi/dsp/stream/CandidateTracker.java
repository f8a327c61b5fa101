package io.rffi.dsp.stream;

import java.util.List;

/**
 * Turns what a detector says of window after window into candidates: one for each row of windows
 * that it detects. Positions are the stream's samples; the delay of the channel's filter is a few
 * chips, and the margins are whole symbols. Used by one thread.
 */
final class CandidateTracker {
  /** A run ends up to seven symbols behind the preamble's beginning; a margin of two. */
  private static final int SYMBOLS_BEFORE = 9;

  /** Up to three more up-chirps, two of sync, two and a quarter down; a margin. */
  private static final int SYMBOLS_AFTER = 8;

  /** A detector that detects for longer makes several candidates. */
  private static final int LONGEST_OPEN = 16;

  /** How many symbols a candidate holds at the most. */
  static final int LONGEST_SYMBOLS = SYMBOLS_BEFORE + LONGEST_OPEN + SYMBOLS_AFTER + 1;

  private final ScanChannel channel;
  private final double symbol; // in samples of the stream
  private boolean open;
  private double firstEnd;
  private double lastEnd;
  private double seenTo;

  CandidateTracker(ScanChannel channel, double streamRateHz) {
    this.channel = channel;
    symbol = channel.symbolSamples(streamRateHz);
  }

  /** Takes what the detector says of a window that ends at a sample of the stream. */
  void window(double end, boolean detected, List<Candidate> found) {
    seenTo = end;
    if (detected && !open) {
      open = true;
      firstEnd = end;
      lastEnd = end;
    } else if (detected) {
      lastEnd = end;
    }
    if (open && (end - lastEnd > symbol || lastEnd - firstEnd >= LONGEST_OPEN * symbol)) {
      finish(found);
    }
  }

  /** No more windows follow. */
  void finish(List<Candidate> found) {
    if (open) {
      open = false;
      found.add(
          new Candidate(
              channel,
              Math.max(0, (long) (firstEnd - SYMBOLS_BEFORE * symbol)),
              (long) (lastEnd + SYMBOLS_AFTER * symbol)));
    }
  }

  /** No candidate that is yet to come begins before this sample. */
  double watermark() {
    return (open ? firstEnd : seenTo) - SYMBOLS_BEFORE * symbol;
  }

  /** Begins anew at sample 0. */
  void reset() {
    open = false;
    seenTo = 0;
  }
}
