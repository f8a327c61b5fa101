package io.rffi.dsp.stream;

/**
 * What a scanner has seen so far.
 *
 * @param samples samples looked at
 * @param gaps how often samples were missing; gaps without a sample in between are one
 * @param lostSamples samples known to be missing, or not usable (NaN, infinite, beyond 1e12)
 * @param overflowSamples those of the lost ones that were dropped because the scanner was too slow
 * @param candidates how often a detector fired and the samples around were searched
 * @param preambles preambles handed out
 * @param droppedAtGaps candidates and preambles that were not handed out because a gap cut them
 * @param listenerFailures those of the preambles handed out whose listener threw an exception
 */
public record ScanStatistics(
    long samples,
    long gaps,
    long lostSamples,
    long overflowSamples,
    long candidates,
    long preambles,
    long droppedAtGaps,
    long listenerFailures) {
  /** The same, with what was dropped before it came to the scanner, and what failed behind it. */
  ScanStatistics withBuffer(long dropped, long failures) {
    return new ScanStatistics(
        samples, gaps, lostSamples, dropped, candidates, preambles, droppedAtGaps, failures);
  }
}
