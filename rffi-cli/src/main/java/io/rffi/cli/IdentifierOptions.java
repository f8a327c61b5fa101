package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Fingerprinter;
import io.rffi.api.Gallery;
import io.rffi.cli.flow.DecisionLines;
import io.rffi.cli.flow.IdentifierParts;
import io.rffi.cli.flow.PacketsTogether;
import io.rffi.cli.flow.RecordingFiles;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Model, store, matcher and quality gate, and what is said: what identify and verify need. */
final class IdentifierOptions {
  @Mixin private StoreOptions stores;
  @Mixin private ModelOptions models;
  @Mixin private PacketOptions packets;
  @Mixin private DecisionOptions decision;
  @Mixin private GateOptions gates;

  @Option(
      names = "--together",
      description =
          "All packets of all recordings are from one radio: print one line for all of them, with"
              + " files, packets (how many were judged) and rejected (how many were not) in place of"
              + " file and startSample. likelihood adds up what they say; knn says what more than"
              + " half of them do. A file that can't be read ends it.")
  private boolean together;

  @Option(names = "--explain", description = "Say in each line in plain words why: a text in why.")
  private boolean explain;

  IdentifierOptions() {}

  boolean together() {
    return together;
  }

  DecisionLines lines() {
    return new DecisionLines(explain);
  }

  DeviceIdentifier open(PrintWriter err) {
    OnnxEmbedder embedder = models.open();
    FingerprintStore store = null;
    DeviceIdentifier identifier = null;
    try {
      store = stores.openExisting();
      identifier =
          IdentifierParts.of(
              Optional.of(packets.packets(embedder.description(), gates)),
              embedder,
              gates.gate(embedder.description()),
              store,
              decision.matcher(embedder.description(), embedder.statistics(), err));
      return identifier;
    } finally {
      if (identifier == null) {
        embedder.close();
        if (store != null) {
          store.close();
        }
      }
    }
  }

  /**
   * Reads all packets, to be judged together.
   *
   * @param enrolled sees first who is enrolled
   */
  PacketsTogether read(RecordingFiles files, Consumer<Gallery> enrolled, PrintWriter err) {
    try (OnnxEmbedder embedder = models.open();
        FingerprintStore store = stores.openExisting()) {
      Gallery gallery = store.snapshot();
      gallery.space().ifPresent(space -> space.requireSame(embedder.space()));
      enrolled.accept(gallery);
      return new PacketsTogether(
          files,
          new Fingerprinter(
              packets.packets(embedder.description(), gates),
              gates.gate(embedder.description()),
              embedder),
          decision.matcher(embedder.description(), embedder.statistics(), err).over(gallery));
    }
  }
}
