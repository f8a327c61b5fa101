/**
 * Finds bursts by their energy and cuts them into windows of I/Q samples, for networks that look at
 * the samples themselves.
 *
 * <p>In: a capture. A robust noise floor, hysteresis and a change-point estimate of the edges give
 * {@link io.rffi.dsp.burst.Burst bursts}; each is cut into windows that do not overlap. Out: one
 * {@link io.rffi.api.Preamble} for each window, with an RMS of 1. No protocol needs to be known.
 */
package io.rffi.dsp.burst;
