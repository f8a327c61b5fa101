/**
 * Embedders that run a network on ONNX Runtime.
 *
 * <p>In: normalised preambles, and a model file with a {@link io.rffi.embed.onnx.ModelDescription}
 * in its metadata or beside it. Out: {@link io.rffi.api.Fingerprint fingerprints} in the space of
 * that model. Every model is refused before it runs unless its hash, weights, shapes and
 * description agree.
 *
 * <p>ONNX Runtime is native code. JDK 24 and later warn of that unless started with {@code
 * --enable-native-access=com.microsoft.onnxruntime} ({@code ALL-UNNAMED} on the class path).
 */
package io.rffi.embed.onnx;
