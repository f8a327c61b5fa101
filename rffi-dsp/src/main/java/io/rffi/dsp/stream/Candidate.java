package io.rffi.dsp.stream;

/**
 * A segment of samples in which a detector fired.
 *
 * @param channel what it looks for
 * @param from the first sample that a preamble could begin at
 * @param to behind the last sample that it could need, with what stands behind it
 */
record Candidate(ScanChannel channel, long from, long to) {}
