/**
 * Training of embedding networks, apart from inference: nobody who only identifies needs this.
 *
 * <p>In: {@link io.rffi.train.LoraData data}, a {@link io.rffi.train.LoraRecipe recipe}, and a time
 * budget. On the way: batches ({@code data}) → network ({@code engine}) → {@code loss} → held-out
 * devices ({@code validation}) → checkpoint. Out: an ONNX file with a calibrated threshold, and a
 * {@link io.rffi.train.TrainingReport report}.
 */
package io.rffi.train;
