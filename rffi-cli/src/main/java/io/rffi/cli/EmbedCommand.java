package io.rffi.cli;

import io.rffi.api.FingerprintedPacket;
import io.rffi.api.Fingerprinter;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.embed.onnx.OnnxEmbedder;
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
      "Prints a line for each with file, startSample, snrDb (null if it was not measured), model (its"
          + " SHA-256, without its limits) and embedding (an array; null with a reason if the packet"
          + " is too poor, or nothing that the model was made for)."
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
      Fingerprinter fingerprinter =
          new Fingerprinter(
              sources.packets(embedder.description(), gates),
              gates.gate(embedder.description()),
              embedder);
      String model = embedder.space().id();
      return recordings
          .files()
          .each(
              (file, recording) ->
                  fingerprinter.each(recording, packet -> lines.write(line(file, packet, model))),
              spec.commandLine().getErr());
    }
  }

  private static JsonLine line(String file, FingerprintedPacket packet, String model) {
    JsonLine line =
        new JsonLine()
            .put("file", file)
            .put("startSample", packet.preamble().startSample())
            .put("snrDb", packet.preamble().snrDb())
            .put("model", model);
    return packet
        .fingerprint()
        .map(fingerprint -> line.put("embedding", fingerprint.toArray()))
        .orElseGet(
            () ->
                line.putNull("embedding").put("reason", packet.rejection().orElseThrow().reason()));
  }
}
