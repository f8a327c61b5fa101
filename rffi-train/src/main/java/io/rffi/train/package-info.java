/**
 * Training of embedding networks, apart from inference: nobody who only identifies needs this.
 *
 * <p>In: {@link io.rffi.train.LoraTrainingOptions options} and a time budget. On the way: simulated
 * packets ({@code data}) → network and triplet loss ({@code engine}) → held-out devices ({@code
 * validation}) → checkpoint. Out: an ONNX file with a calibrated threshold, and a {@link
 * io.rffi.train.LoraTrainingReport report}.
 */
package io.rffi.train;
