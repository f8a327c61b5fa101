/**
 * Surviving a kill.
 *
 * <p>In: the state of a training. Out: a file, and the same state again.
 */
package io.rffi.train.checkpoint;
