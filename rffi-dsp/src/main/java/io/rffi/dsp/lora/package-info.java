/**
 * Finds LoRa preambles in captures whose carrier, timing and sample rate are unknown.
 *
 * <p>In: a capture. A search over dechirped spectra proposes runs of up-chirps, the down-chirps
 * behind them separate timing from carrier offset, and what is left is cut, resampled, freed of its
 * offset and normalised. Out: {@link io.rffi.api.Preamble preambles} at the reference rate.
 */
package io.rffi.dsp.lora;
