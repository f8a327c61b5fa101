/**
 * From received samples to what a network looks at.
 *
 * <p>In: {@link io.rffi.api.IqSignal captures}. {@link io.rffi.dsp.lora} finds preambles, cuts them
 * and brings them to the reference rate, {@link io.rffi.dsp.stream} does so in endless streams,
 * {@link io.rffi.dsp.spectrogram} draws them, {@link io.rffi.dsp.FrontEnd} names the whole of what
 * stands before a model. Out: the model's input tensor.
 */
package io.rffi.dsp;
