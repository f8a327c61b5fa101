/**
 * What is sent: a packet's ideal baseband as a function of the transmitter's own time.
 *
 * <p>In: protocol parameters, and symbols, bits or octets. Out: for LoRa a list of {@link
 * io.rffi.augment.waveform.FrequencySweep frequency sweeps}, which the transmitter's loop has to
 * follow; for {@link io.rffi.augment.waveform.OfdmFrame 802.11}, {@link
 * io.rffi.augment.waveform.OqpskFrame 802.15.4}, {@link io.rffi.augment.waveform.GfskFrame
 * Bluetooth Low Energy} and {@link io.rffi.augment.waveform.RecordedWaveform recordings} a {@link
 * io.rffi.augment.waveform.PacketWaveform}. A {@link io.rffi.augment.transmitter.Transmitter
 * transmitter} makes samples at any rate of either.
 */
package io.rffi.augment.waveform;
