/**
 * Embedders that run a network on ONNX Runtime.
 *
 * <p>In: normalised preambles, and a model file with a {@link io.rffi.embed.onnx.ModelDescription}
 * in its metadata or beside it. Out: {@link io.rffi.api.Fingerprint fingerprints} in the space of
 * that model. Every model is refused before it runs unless its hash, weights, shapes and
 * description agree.
 *
 * <p>A model is a program. What it claims and holds is judged, what it computes is not: one that
 * was made to use up memory or time does so. Load models from sources that you trust, by their
 * hash.
 *
 * <p>ONNX Runtime is native code. The first model that is loaded in a process unpacks its libraries
 * (25 MB) into a folder of their own in {@code java.io.tmpdir}, which has to allow programs, and
 * removes them as soon as they are loaded; {@code onnxruntime.native.path} names a place where they
 * lie already. Nothing else is written, and nothing is sent: releases that send telemetry are
 * refused unless {@code ORT_DISABLE_TELEMETRY=1} is in the environment. JDK 24 and later warn of
 * that unless started with {@code --enable-native-access=com.microsoft.onnxruntime} ({@code
 * ALL-UNNAMED} on the class path).
 */
package io.rffi.embed.onnx;
