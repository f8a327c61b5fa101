package io.rffi.dsp.lora;

/**
 * A preamble whose timing and carrier are told apart.
 *
 * @param start where its first up-chirp begins, in samples of the capture
 * @param symbols how many up-chirps there are
 * @param carrierHz the carrier relative to the capture's 0 Hz
 * @param end where the two full down-chirps end
 * @param toneFraction the part of the up-chirps' energy that the dechirped tone holds, 0 to 1
 */
record Aligned(double start, int symbols, double carrierHz, double end, double toneFraction) {}
