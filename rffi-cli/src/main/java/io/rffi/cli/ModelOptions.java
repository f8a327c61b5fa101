package io.rffi.cli;

import io.rffi.embed.onnx.OnnxEmbedder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model makes the fingerprints. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "M.onnx",
      description = "The model; the bundled one for LoRa SF7 125 kHz unless given.")
  private Path model;

  ModelOptions() {}

  boolean isGiven() {
    return model != null;
  }

  OnnxEmbedder open() {
    return model == null ? OnnxEmbedder.bundledLora() : OnnxEmbedder.load(model);
  }
}
