package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.cli.flow.DecisionLines;
import io.rffi.cli.flow.JsonLines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says who sent packets. */
@Command(
    name = "identify",
    description = {
      "Says which enrolled device sent each packet, if any.",
      "Prints a line for each with file, startSample, decision (recognised, rogue, or rejected with"
          + " a reason, check, value and limit), device, score (a distance: smaller is more alike), threshold, votes and"
          + " margin to the runner-up. What is infinite or unknown is null."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi identify --store devices.db capture.sigmf-meta",
      "  rffi identify --store devices.db --min-snr 20 *.sigmf-meta",
      "  rffi identify --store devices.db --false-accept-rate 0.01 *.sigmf-meta",
      "  rffi identify --store devices.db --preamble --model mine.onnx packets.h5"
    })
final class IdentifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private IdentifierOptions identifiers;

  IdentifyCommand() {}

  @Override
  public Integer call() {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    try (DeviceIdentifier identifier = identifiers.open(spec.commandLine().getErr())) {
      return recordings
          .files()
          .each(
              (file, recording) ->
                  identifier.identifyEach(
                      recording, packet -> lines.write(DecisionLines.line(file, packet))),
              spec.commandLine().getErr());
    }
  }
}
