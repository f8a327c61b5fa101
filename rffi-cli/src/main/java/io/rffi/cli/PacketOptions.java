package io.rffi.cli;

import io.rffi.api.PreambleExtractor;
import io.rffi.cli.flow.FallbackExtractor;
import io.rffi.dsp.cut.CutPreambleExtractor;
import io.rffi.embed.onnx.ModelDescription;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the packets that a model looks at are found. */
final class PacketOptions {
  @Mixin private LoraOptions lora;

  @Option(
      names = "--preamble",
      description =
          "Each recording is exactly one preamble, already cut and freed of its carrier offset;"
              + " each packet of an HDF5 set is a recording.")
  private boolean preamble;

  PacketOptions() {}

  /** Where strangers are to be rejected, they are found, too, if there is nothing else. */
  PreambleExtractor packets(ModelDescription model, GateOptions gate) {
    if (preamble) {
      return LoraOptions.statedBy(model)
          .map(CutPreambleExtractor::lora)
          .orElseGet(CutPreambleExtractor::unmeasured);
    }
    PreambleExtractor wanted = lora.searchFor(model);
    return gate.isOpen() || lora.given()
        ? wanted
        : new FallbackExtractor(wanted, LoraOptions.searchForOthersThan(model));
  }
}
