/**
 * What is sent: a packet's layout, as the frequency trajectory that an ideal modulator follows.
 *
 * <p>In: protocol parameters and symbol values. Out: a list of {@link
 * io.rffi.augment.waveform.FrequencySweep frequency sweeps}, from which a {@link
 * io.rffi.augment.transmitter.Transmitter transmitter} makes samples at any rate.
 */
package io.rffi.augment.waveform;
