/**
 * From a fingerprint to a decision.
 *
 * <p>In: a probe's {@link io.rffi.api.Fingerprint fingerprint} and a {@link io.rffi.api.Gallery
 * gallery}. Out: {@link io.rffi.api.Identification recognised or rogue}, or a {@link
 * io.rffi.api.Verification verification}. On the way: {@link io.rffi.match.ExactSearch neighbours}
 * by the {@link io.rffi.api.Metric metric} of their space → {@link io.rffi.match.KnnMatcher score
 * and vote} → {@link io.rffi.match.Threshold threshold}. {@link
 * io.rffi.match.InMemoryFingerprintStore} keeps the gallery where no disk is wanted.
 */
package io.rffi.match;
