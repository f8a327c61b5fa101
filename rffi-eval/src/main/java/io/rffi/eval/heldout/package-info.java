/**
 * How good a network is on devices that it has never seen.
 *
 * <p>In: embeddings of held-out devices' packets. Out: accuracy, rogue detection, and a calibrated
 * threshold.
 */
package io.rffi.eval.heldout;
