/**
 * How {@link io.rffi.match.ExactSearch} skips what can't be near, and misses nothing.
 *
 * <p>In: a {@link io.rffi.api.Gallery gallery} and {@link io.rffi.api.Fingerprint probes}. Out:
 * their {@link io.rffi.api.Neighbour neighbours}. On the way: fingerprints become points of a
 * Euclidean space ({@code Geometry}), points are kept in one byte a value ({@code CodedPoints}),
 * some whole devices at a time ({@code Group}); bounds of the distances leave few candidates
 * ({@code Query}), and the metric itself measures these ({@code Nearest}).
 */
package io.rffi.match.exact;
