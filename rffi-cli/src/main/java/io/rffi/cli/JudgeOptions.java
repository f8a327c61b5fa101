package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.FingerprintStore;
import io.rffi.cli.flow.Judge;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Model, store, threshold and quality gate: what identify and verify need. */
final class JudgeOptions {
  @Mixin private StoreOptions stores;
  @Mixin private ModelOptions models;
  @Mixin private PacketOptions packets;
  @Mixin private DecisionOptions decision;
  @Mixin private GateOptions gates;

  JudgeOptions() {}

  DeviceIdentifier open(PrintWriter err) {
    OnnxEmbedder embedder = models.open();
    FingerprintStore store = null;
    DeviceIdentifier judge = null;
    try {
      store = stores.openExisting();
      judge =
          Judge.of(
              Optional.of(packets.packets(embedder.description(), gates)),
              embedder,
              gates.gate(embedder.description()),
              store,
              decision.matcher(embedder.description(), err));
      return judge;
    } finally {
      if (judge == null) {
        embedder.close();
        if (store != null) {
          store.close();
        }
      }
    }
  }
}
