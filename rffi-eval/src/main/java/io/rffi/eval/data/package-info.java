/**
 * Labelled packets, from files or from a testbed.
 *
 * <p>In: {@link io.rffi.eval.data.PacketFiles recordings} that say who sent them, in which an
 * extractor finds packets, or a {@link io.rffi.eval.data.TestbedPackets simulated campaign}. Out:
 * {@link io.rffi.eval.data.PacketSet packet sets} for trainings and evaluations, every packet at an
 * RMS of 1.
 */
package io.rffi.eval.data;
