/**
 * How imperfectly it is sent: a transmitter's impairments, each a record with physical units.
 *
 * <p>In: a {@link io.rffi.augment.waveform waveform's} frequency trajectory and a packet's
 * randomness. Out: {@link io.rffi.api.IqSignal samples} at any rate, as seen by an ideal receiver
 * tuned to the nominal carrier. Each {@link io.rffi.augment.transmitter.Impairment} can be measured
 * back from them.
 *
 * <p>{@link io.rffi.augment.transmitter.TransmitterFamily Families} draw units: {@link
 * io.rffi.augment.transmitter.LoraFamily} transmitters that stay as they are, {@link
 * io.rffi.augment.transmitter.ChipsetFamily} {@linkplain
 * io.rffi.augment.transmitter.TransmitterUnit units} that are a little different in each {@link
 * io.rffi.augment.transmitter.Session}.
 */
package io.rffi.augment.transmitter;
