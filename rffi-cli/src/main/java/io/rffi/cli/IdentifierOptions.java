package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.FingerprintStore;
import io.rffi.cli.flow.IdentifierParts;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Model, store, threshold and quality gate: what identify and verify need. */
final class IdentifierOptions {
  @Mixin private StoreOptions stores;
  @Mixin private ModelOptions models;
  @Mixin private PacketOptions packets;
  @Mixin private DecisionOptions decision;
  @Mixin private GateOptions gates;

  IdentifierOptions() {}

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
              decision.matcher(embedder.description(), err));
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
}
