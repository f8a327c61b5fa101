/**
 * Signals and results for the eye: in flows one signal, out flows a PNG with its power and its
 * channel-independent spectrogram, or an {@link io.rffi.eval.picture.InlinePicture} for a page,
 * drawn by XChart without a display. {@link io.rffi.eval.picture.EvaluationCharts} draws the curves
 * of an evaluation, {@link io.rffi.eval.picture.ComparisonCharts} results beside one another.
 */
package io.rffi.eval.picture;
