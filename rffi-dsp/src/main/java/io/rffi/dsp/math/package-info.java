/**
 * The arithmetic under signal processing and simulation: Fourier transforms, the Kaiser window, and
 * shifts in frequency. For rffi's own modules only.
 *
 * <p>In and out: arrays of samples, complex ones interleaved as I, Q.
 */
package io.rffi.dsp.math;
