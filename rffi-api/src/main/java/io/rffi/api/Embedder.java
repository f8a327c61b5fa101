package io.rffi.api;

import java.util.List;

/**
 * Turns preambles into fingerprints.
 *
 * <p>Implementations are safe for use by many threads at once. One that owns native memory frees it
 * in {@link #close()}.
 */
@FunctionalInterface
public interface Embedder extends AutoCloseable {
  /**
   * Embeds preambles, all in one space.
   *
   * @param preambles normalised preambles at the rate and length that the embedder asks for
   * @return one fingerprint for each preamble, in the same order
   * @throws SampleRateException if a preamble has another sample rate
   * @throws SignalQualityException if a preamble has another length or no energy
   */
  List<Fingerprint> embed(List<IqSignal> preambles);

  /** Frees what the embedder holds; does nothing unless overridden. */
  @Override
  default void close() {}
}
