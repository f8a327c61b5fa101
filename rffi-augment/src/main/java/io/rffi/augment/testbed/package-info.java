/**
 * Published measurement campaigns, simulated: labelled receptions in named sets.
 *
 * <p>In: a seed, a {@link io.rffi.augment.testbed.Difficulty difficulty}. Out: {@link
 * io.rffi.augment.testbed.Reception receptions} of simulated units, sessions, places and receivers,
 * to be written to disk or streamed into a training. Begin at {@link
 * io.rffi.augment.testbed.Testbeds}.
 */
package io.rffi.augment.testbed;
