package io.rffi.cli;

import io.rffi.api.Preamble;
import io.rffi.api.QualityGate;
import io.rffi.api.Rejection;
import io.rffi.api.SignalQualityException;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.PacketSource;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the fingerprints of packets. */
@Command(
    name = "embed",
    description = {
      "Turns each packet into its fingerprint.",
      "Prints a line for each with file, startSample, model (its SHA-256, without its limits) and"
          + " embedding (an array; null with a reason if the packet is too poor, or nothing that the"
          + " model was made for)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi embed capture.sigmf-meta",
      "  rffi embed --preamble --model mine.onnx dataset.h5"
    })
final class EmbedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private ModelOptions models;
  @Mixin private PacketOptions sources;
  @Mixin private GateOptions gates;

  EmbedCommand() {}

  @Override
  public Integer call() {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    try (OnnxEmbedder embedder = models.open()) {
      PacketSource packets = sources.packets(embedder.description(), gates);
      QualityGate gate = gates.gate(embedder.description());
      return recordings
          .files()
          .each(
              (file, recording) ->
                  packets.each(
                      recording, preamble -> lines.write(line(file, preamble, gate, embedder))),
              spec.commandLine().getErr());
    }
  }

  private static JsonLine line(
      String file, Preamble preamble, QualityGate gate, OnnxEmbedder embedder) {
    JsonLine line =
        new JsonLine()
            .put("file", file)
            .put("startSample", preamble.startSample())
            .put("model", embedder.space().id());
    Optional<Rejection> rejection = gate.check(preamble);
    if (rejection.isPresent()) {
      return line.put("embedding", (String) null).put("reason", rejection.get().reason());
    }
    try {
      return line.put("embedding", embedder.embedOne(preamble.samples()).toArray());
    } catch (SignalQualityException poor) {
      return line.put("embedding", (String) null).put("reason", poor.getMessage());
    }
  }
}
