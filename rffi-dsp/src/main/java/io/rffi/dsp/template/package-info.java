/**
 * Finds any preamble whose samples are known, wherever in a capture it is and whatever its carrier
 * offset, with ready templates for 802.11, 802.15.4 and Bluetooth Low Energy.
 *
 * <p>In: a capture and a {@link io.rffi.dsp.template.PreambleTemplate}. Correlations over a bank of
 * carrier offsets propose places, the finest timing and offset are interpolated there, and what is
 * left is cut, resampled, freed of its offset and normalised. Out: {@link io.rffi.api.Preamble
 * preambles} at the template's reference rate.
 */
package io.rffi.dsp.template;
