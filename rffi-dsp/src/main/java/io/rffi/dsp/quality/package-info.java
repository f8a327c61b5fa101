/**
 * Measures how well a preamble was received.
 *
 * <p>In: a preamble that an extractor cut, as repeated symbols, and the capture that it was cut
 * from. What repeats from symbol to symbol is taken for the transmitter's; what is left over is
 * noise or somebody else's. Out: {@link io.rffi.api.SignalQuality}, for a {@link
 * io.rffi.api.QualityGate} to decide on. Knows no protocol: whatever repeats can be measured.
 */
package io.rffi.dsp.quality;
