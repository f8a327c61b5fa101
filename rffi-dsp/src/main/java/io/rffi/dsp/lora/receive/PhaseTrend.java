package io.rffi.dsp.lora.receive;

/**
 * How the phase of a dechirped symbol runs beside its value's tone: a slope along the symbol, and a
 * step where the chirp wraps, by least squares. The step's estimate is of what the slope does not
 * explain, so that both errors are independent.
 *
 * @param slopeCycles turns over the symbol: the carrier less the timing, and what of the step looks
 *     like a slope
 * @param slopeVariance its variance
 * @param wrapShare by how many turns over the symbol a step of one turn shows in the slope
 * @param stepCycles the step in turns: how late the symbol begins, in chips
 * @param stepVariance its variance; infinite where the chirp does not wrap
 * @param timing of the state that the symbol was sampled with
 */
record PhaseTrend(
    double slopeCycles,
    double slopeVariance,
    double wrapShare,
    double stepCycles,
    double stepVariance,
    double timing) {}
