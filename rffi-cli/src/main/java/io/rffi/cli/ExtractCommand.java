package io.rffi.cli;

import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.PreambleFiles;
import io.rffi.cli.flow.PreambleLine;
import java.nio.file.Path;
import java.util.Optional;
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
      "Finds preambles: where they begin, how they are modulated, their carrier offset, and how well"
          + " they were received. LoRa unless --template or --windows say otherwise.",
      "Prints a line for each with file, startSample (of the recording, at sampleRateHz),"
          + " spreadingFactor, bandwidthHz (in place of both waveform, if it is not LoRa), symbols,"
          + " cfoHz, snrDb (noise counted in the bandwidth), delimited (whether what must follow was"
          + " found), sfoPpm (null if unknown), clippedFraction, truncated, interferenceDb (relative"
          + " to the packet; null if there is none), gainStepDb and driftHz (inside the preamble), and"
          + " levelSteps (RMS in steps of the receiver's converter; null if none are seen); with"
          + " --write also the file written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi extract capture.sigmf-meta",
      "  rffi extract --sf 7 --bandwidth 125000 --write preambles *.sigmf-meta",
      "  rffi extract --datatype ci8 --rate 2e6 hackrf.bin",
      "  rffi extract --template ble,802154 channel.sigmf-meta",
      "  rffi extract --windows 128 --write windows capture.sigmf-meta"
    })
final class ExtractCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private LoraOptions lora;
  @Mixin private TemplateOptions templates;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description =
          "Save each preamble in this folder as SigMF: cut, carrier offset removed, at 1 MHz (or the"
              + " template's rate), with the recording's emitter. Windows keep offset and rate.")
  private Path directory;

  ExtractCommand() {}

  @Override
  public Integer call() {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    PreambleExtractor extractor = extractor();
    PreambleFiles written = directory == null ? null : PreambleFiles.in(directory);
    return recordings
        .files()
        .each(
            (file, recording) -> {
              int count = 0;
              for (Preamble preamble : extractor.search(recording)) {
                JsonLine line = PreambleLine.of(file, preamble, recording.sampleRateHz());
                if (written != null) {
                  line.put("written", written.write(recording, preamble).toString());
                }
                lines.write(line);
                count++;
              }
              return count;
            },
            spec.commandLine().getErr());
  }

  private PreambleExtractor extractor() {
    Optional<PreambleExtractor> other = templates.extractor();
    if (other.isPresent() && lora.given()) {
      throw new CommandFailure(
          "--sf and --bandwidth are for LoRa: leave them or the other search out");
    }
    return other.orElseGet(lora::searchAll);
  }
}
