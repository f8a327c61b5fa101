package io.rffi.cli.flow;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Matcher;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.QualityGate;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.util.Optional;

/** What it takes to judge packets. */
public final class IdentifierParts {
  private IdentifierParts() {}

  /**
   * Puts the parts together.
   *
   * @param packets finds packets; empty if they are found elsewhere
   * @param embedder makes fingerprints; closed with the identifier
   * @param gate which packets are judged at all: the model's own limits hold only if they are in it
   * @param store holds the known ones; closed with the identifier
   * @param matcher decides over them
   * @return the identifier
   * @throws io.rffi.api.EmbeddingSpaceMismatchException if the store was made with another model:
   *     better now than at the first packet
   */
  public static DeviceIdentifier of(
      Optional<PreambleExtractor> packets,
      OnnxEmbedder embedder,
      QualityGate gate,
      FingerprintStore store,
      Matcher.Factory matcher) {
    EmbeddingSpace made = embedder.space();
    store.snapshot().space().ifPresent(enrolled -> enrolled.requireSame(made));
    DeviceIdentifier.Builder identifier =
        DeviceIdentifier.builder()
            .qualityGate(gate)
            .ignoreEmbedderLimits()
            .embedder(embedder)
            .store(store)
            .matcher(matcher);
    packets.ifPresent(identifier::preambles);
    return identifier.build();
  }
}
