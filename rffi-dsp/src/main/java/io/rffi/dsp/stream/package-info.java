/**
 * Finds preambles in an endless stream of samples, in bounded memory and faster than they come.
 *
 * <p>In: blocks of interleaved I/Q from a receiver, of any size, with gaps. Each channel is mixed
 * down, filtered and decimated; a cheap detector watches its dechirped spectra; where it detects
 * one, the {@linkplain io.rffi.dsp.lora.LoraPreambleExtractor extractor} looks at the raw samples
 * around and decides. Out: {@link io.rffi.api.Preamble preambles} in the order of time, each once,
 * counted from the stream's first sample.
 */
package io.rffi.dsp.stream;
