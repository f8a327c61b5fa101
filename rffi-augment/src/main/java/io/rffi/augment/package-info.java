/**
 * The virtual testbed: what replaces a room full of radios where none can be shipped.
 *
 * <p>In: a seed. Out: packets of {@link io.rffi.augment.SimulatedDevices simulated devices} as
 * {@link io.rffi.api.IqSignal}, clean, behind a {@link io.rffi.augment.channel channel}, or placed
 * into a {@link io.rffi.augment.SimulatedCapture capture}. The {@link io.rffi.augment.waveform
 * waveform} says what is sent, the {@link io.rffi.augment.transmitter transmitter} how imperfectly.
 * {@link io.rffi.augment.testbed Testbeds} put them together to published campaigns; {@link
 * io.rffi.augment.attack attackers} pretend to be others. Results on this data are always called
 * <em>simulated</em>.
 */
package io.rffi.augment;
