/**
 * Spectrograms for the eye: in flows one signal, out flows a PNG with its power and its
 * channel-independent spectrogram, drawn by XChart without a display.
 */
package io.rffi.cli.picture;
