package io.rffi.dsp.lora;

import java.util.OptionalDouble;

/**
 * The estimated timing and carrier of a preamble.
 *
 * @param start where its first up-chirp begins, in samples of the capture
 * @param symbols how many up-chirps there are
 * @param carrierHz the carrier relative to the capture's 0 Hz, in the middle of the up-chirps
 * @param end where the two full down-chirps end, or would
 * @param delimited whether they are there
 * @param sfoPpm the transmitter's clock over the receiver's, if it could be measured
 * @param toneFraction the part of the up-chirps' energy that the dechirped tone holds, 0 to 1
 */
record PreambleEstimate(
    double start,
    int symbols,
    double carrierHz,
    double end,
    boolean delimited,
    OptionalDouble sfoPpm,
    double toneFraction) {
  /** Bins within which two tones are one. */
  private static final double SAME_BINS = 1.5;

  /** Chips in a symbol for each further bin: what a clock offset of 50 ppm does in ten symbols. */
  private static final double CHIPS_PER_BIN = 2000;

  /** Symbols in front of the first that was cut which may belong to the same preamble. */
  private static final double EARLIER_SYMBOLS = 2;

  /** Whether a run of up-chirps is another view of this preamble's. */
  boolean explains(UpChirpSearch.Run run, SampledLora sampled) {
    double symbol = sampled.symbolSamples();
    double runEnd = run.start() + UpChirpSearch.WINDOWS * symbol;
    return runEnd > start - EARLIER_SYMBOLS * symbol
        && run.start() < end
        && isExpectedTone(run.toneHz(), run.start(), ChirpDirection.UP, sampled);
  }

  /** Whether both are on the air at one time. */
  boolean overlaps(PreambleEstimate other) {
    return start < other.end && other.start < end;
  }

  /** Whether another preamble's up- or down-chirps are this one's, seen a second time. */
  boolean sharesChirps(PreambleEstimate other, SampledLora sampled) {
    double edge = sampled.bandwidthHz() / 2;
    return overlaps(other)
        && (isExpectedTone(other.carrierHz - edge, other.start, ChirpDirection.UP, sampled)
            || (Math.abs(other.end - end) < 1.5 * sampled.symbolSamples()
                && isExpectedTone(
                    other.carrierHz + edge, other.end, ChirpDirection.DOWN, sampled)));
  }

  /** A window that begins at a sample has one of its tones, or of its neighbours', at tone Hz. */
  private boolean isExpectedTone(
      double toneHz, double windowStart, ChirpDirection direction, SampledLora sampled) {
    double origin = direction == ChirpDirection.UP ? start : end;
    double late = (windowStart - origin) / sampled.symbolSamples();
    double timingOffset = late - Math.floor(late);
    double bandwidth = sampled.bandwidthHz();
    double same = (SAME_BINS + sampled.lora().chips() / CHIPS_PER_BIN) * sampled.symbolRateHz();
    for (int bands = -2; bands <= 2; bands++) {
      double expected = carrierHz + direction.sign() * (timingOffset + bands - 0.5) * bandwidth;
      if (Math.abs(sampled.aliased(toneHz - expected)) < same) {
        return true;
      }
    }
    return false;
  }
}
