/**
 * What a network is: {@linkplain io.rffi.train.network.Layer layer records}, from which the
 * trainable DJL block is made here and the ONNX graph in {@code io.rffi.train.onnx}.
 *
 * <p>In: an architecture by name. Out: a block to train, or an architecture with its trained
 * values.
 */
package io.rffi.train.network;
