package io.rffi.cli.flow;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Matcher;
import io.rffi.api.Preamble;
import io.rffi.api.QualityGate;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What it takes to judge packets.
 *
 * @param packets finds them
 * @param identifier decides; closed with this
 */
public record Judge(PacketSource packets, DeviceIdentifier identifier) implements AutoCloseable {
  /**
   * Puts the parts together.
   *
   * @param packets finds packets
   * @param embedder makes fingerprints; closed with the judge
   * @param gate which packets are judged at all: the model's own limits hold only if they are in it
   * @param store holds the known ones; closed with the judge
   * @param matcher decides over them
   * @return the judge
   * @throws io.rffi.api.EmbeddingSpaceMismatchException if the store was made with another model:
   *     better now than at the first packet
   */
  public static Judge of(
      PacketSource packets,
      OnnxEmbedder embedder,
      QualityGate gate,
      FingerprintStore store,
      Matcher.Factory matcher) {
    return new Judge(packets, identifier(embedder, gate, store, matcher));
  }

  /**
   * Decides over packets that are found elsewhere.
   *
   * @param embedder makes fingerprints; closed with the identifier
   * @param gate which packets are judged at all: the model's own limits hold only if they are in it
   * @param store holds the known ones; closed with the identifier
   * @param matcher decides over them
   * @return the identifier
   * @throws io.rffi.api.EmbeddingSpaceMismatchException if the store was made with another model
   */
  public static DeviceIdentifier identifier(
      OnnxEmbedder embedder, QualityGate gate, FingerprintStore store, Matcher.Factory matcher) {
    EmbeddingSpace made = embedder.space();
    store.snapshot().space().ifPresent(enrolled -> enrolled.requireSame(made));
    return DeviceIdentifier.builder()
        // Packets are found in files and streams, before the identifier sees them.
        .preambles(capture -> List.of())
        .qualityGate(gate)
        .ignoreEmbedderLimits()
        .embedder(embedder)
        .store(store)
        .matcher(matcher)
        .build();
  }

  /**
   * Writes a line for each packet in the files.
   *
   * @param files what to go through
   * @param verdict makes the line of a file's packet
   * @param lines where it goes
   * @param err where a bad file is named
   * @return the {@linkplain ExitCodes exit code}
   */
  public int each(
      RecordingFiles files,
      BiFunction<String, Preamble, JsonLine> verdict,
      JsonLines lines,
      PrintWriter err) {
    return files.each(
        (file, recording) ->
            packets.each(recording, preamble -> lines.write(verdict.apply(file, preamble))),
        err);
  }

  @Override
  public void close() {
    identifier.close();
  }
}
