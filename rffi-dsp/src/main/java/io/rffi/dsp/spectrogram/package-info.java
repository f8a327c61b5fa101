/**
 * Time-frequency pictures of preambles.
 *
 * <p>In: a preamble's samples. {@link io.rffi.dsp.spectrogram.LogSpectrogram} shows power in
 * decibels; {@link io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram} divides each column by
 * the one before, so that a channel that stands still for two columns cancels. Out: {@link
 * io.rffi.api.Spectrogram}. {@link io.rffi.dsp.spectrogram.SymbolTrack} gives what a mean over
 * symbols loses.
 */
package io.rffi.dsp.spectrogram;
