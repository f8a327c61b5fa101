/**
 * Signals for the eye: in flows one signal, out flows a PNG with its power and its
 * channel-independent spectrogram, or an {@link io.rffi.cli.picture.InlinePicture} for a page,
 * drawn by XChart without a display. {@link io.rffi.cli.picture.EvaluationCharts} draws the curves
 * of an evaluation.
 */
package io.rffi.cli.picture;
