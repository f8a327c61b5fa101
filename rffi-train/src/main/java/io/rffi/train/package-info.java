/**
 * Training of embedding networks, apart from inference: nobody who only identifies needs this.
 *
 * <p>In: a {@link io.rffi.train.TrainingTask task}, which is a recipe ({@link
 * io.rffi.train.LoraRecipe LoRa}, {@link io.rffi.train.IqRecipe I/Q}) on data, and a time budget.
 * On the way: batches ({@code data}) → network ({@code engine}) → loss ({@code descent}) → held-out
 * devices → checkpoint. Out: an ONNX file with a calibrated threshold, and a {@link
 * io.rffi.train.TrainingReport report}.
 */
package io.rffi.train;
