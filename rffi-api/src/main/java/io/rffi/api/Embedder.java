package io.rffi.api;

import io.rffi.api.decision.DecisionStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns preambles into fingerprints.
 *
 * <p>An implementation has to say how ({@link #embed}) and should say of which preambles ({@link
 * #limits}). Callers use {@link #embedAll} and {@link #embedOne}, which check what it gave.
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

  /**
   * What this embedder was made and validated for. It embeds other preambles too, but nobody knows
   * what their fingerprints mean: {@link DeviceIdentifier} rejects them unless told otherwise.
   *
   * @return the gate, open unless overridden
   */
  default QualityGate limits() {
    return QualityGate.OPEN;
  }

  /**
   * What the model knows of radios in general, for decisions with a stated error rate.
   *
   * @return the statistics, empty unless overridden
   */
  default Optional<DecisionStatistics> statistics() {
    return Optional.empty();
  }

  /**
   * Embeds preambles, and makes sure that each got its fingerprint.
   *
   * @param preambles see {@link #embed}
   * @return what {@link #embed} returned
   * @throws ModelException if there are not as many fingerprints as preambles
   */
  default List<Fingerprint> embedAll(List<IqSignal> preambles) {
    List<Fingerprint> fingerprints = embed(preambles);
    int given = fingerprints == null ? 0 : fingerprints.size();
    if (given == preambles.size()) {
      given = (int) fingerprints.stream().filter(Objects::nonNull).count();
    }
    if (given != preambles.size()) {
      throw new ModelException(
          "the embedder gave %d fingerprints of %d preambles, it has to give one of each; correct it"
              .formatted(given, preambles.size()));
    }
    return fingerprints;
  }

  /**
   * Embeds a single preamble.
   *
   * @param preamble see {@link #embed}
   * @return its fingerprint
   * @throws ModelException if {@link #embed} did not return exactly one
   */
  default Fingerprint embedOne(IqSignal preamble) {
    return embedAll(List.of(preamble)).get(0);
  }

  /** Frees what the embedder holds; does nothing unless overridden. */
  @Override
  default void close() {}
}
