/**
 * The classical baseline: hand-made features instead of a network.
 *
 * <p>In: a preamble. Out: a {@link io.rffi.api.Fingerprint fingerprint} of estimated impairments.
 */
package io.rffi.embed.impairment;
