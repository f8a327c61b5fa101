package io.rffi.cli;

import io.rffi.cli.flow.PacketSource;
import io.rffi.cli.flow.WholeRecordings;
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

  PacketSource packets(ModelDescription model) {
    return preamble ? new WholeRecordings(LoraOptions.statedBy(model)) : lora.searchFor(model);
  }
}
