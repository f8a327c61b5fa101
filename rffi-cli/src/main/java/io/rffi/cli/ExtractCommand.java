package io.rffi.cli;

import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.PacketSource;
import io.rffi.cli.flow.PreambleFiles;
import io.rffi.cli.flow.PreambleLine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the preambles in recordings. */
@Command(
    name = "extract",
    description = {
      "Finds LoRa preambles: where they begin, how they are modulated, their carrier offset and SNR.",
      "Prints a line for each with file, startSample (of the recording, at sampleRateHz),"
          + " spreadingFactor, bandwidthHz, symbols, cfoHz and snrDb (noise counted in the"
          + " bandwidth); with --write also the file written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi extract capture.sigmf-meta",
      "  rffi extract --sf 7 --bandwidth 125000 --write preambles *.sigmf-meta",
      "  rffi extract --datatype ci8 --rate 2e6 hackrf.bin"
    })
final class ExtractCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private LoraOptions lora;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description =
          "Save each preamble in this folder as SigMF: cut, carrier offset removed, at 1 MHz,"
              + " with the recording's emitter.")
  private Path directory;

  ExtractCommand() {}

  @Override
  public Integer call() {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    PacketSource packets = lora.searchAll();
    PreambleFiles written = directory == null ? null : PreambleFiles.in(directory);
    return recordings
        .files()
        .each(
            (file, recording) ->
                packets.each(
                    recording,
                    preamble -> {
                      JsonLine line = PreambleLine.of(file, preamble, recording.sampleRateHz());
                      if (written != null) {
                        line.put("written", written.write(recording, preamble).toString());
                      }
                      lines.write(line);
                    }),
            spec.commandLine().getErr());
  }
}
