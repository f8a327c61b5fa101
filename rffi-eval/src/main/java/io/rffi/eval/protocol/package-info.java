/**
 * Who is enrolled, who is looked for, and what came of it.
 *
 * <p>In: {@link io.rffi.eval.data.PacketSet labelled packets} and an embedder. On the way: {@link
 * io.rffi.eval.protocol.PacketEmbedder fingerprints} → {@link io.rffi.eval.protocol.Splits splits}
 * → {@link io.rffi.eval.protocol.Enrolment an enrolment}. Out: an {@link
 * io.rffi.eval.protocol.Evaluation evaluation} with its figures of merit. Data that would flatter
 * the figures, such as a packet that is enrolled and tested, are refused.
 */
package io.rffi.eval.protocol;
