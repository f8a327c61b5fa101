/**
 * How imperfectly it is sent: a transmitter's impairments, each a record with physical units.
 *
 * <p>In: a {@link io.rffi.augment.waveform waveform's} frequency trajectory and a packet's
 * randomness. Out: {@link io.rffi.api.IqSignal samples} at any rate, as seen by an ideal receiver
 * tuned to the nominal carrier. {@link io.rffi.augment.transmitter.TransmitterFamily Families} draw
 * units; {@link io.rffi.augment.transmitter.LoraFamily} has those for LoRa.
 */
package io.rffi.augment.transmitter;
