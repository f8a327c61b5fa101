/**
 * Labelled packets, from files or from a testbed.
 *
 * <p>In: recordings that say who sent them, or a simulated campaign. Out: {@link
 * io.rffi.eval.data.PacketSet packet sets} for trainings and evaluations.
 */
package io.rffi.eval.data;
