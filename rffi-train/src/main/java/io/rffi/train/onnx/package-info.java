/**
 * Export: {@linkplain io.rffi.train.network.Layer layer records} and their trained values become an
 * ONNX file.
 *
 * <p>In: a trained network and metadata. Out: a file that ONNX Runtime runs.
 */
package io.rffi.train.onnx;
