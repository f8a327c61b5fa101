package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.cli.flow.DecisionLines;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.PacketsTogether;
import java.io.PrintWriter;
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
      "Prints a line for each with file, startSample, decision (recognised, rogue, undecided: too weak"
          + " to tell which, or rejected with a reason, check, value and limit), device, score"
          + " (smaller is more alike: a distance, or how many times likelier an unknown radio is, as a natural"
          + " logarithm), threshold, votes and margin to the runner-up; by likelihood also strangerShare"
          + " (of unknown radios, how many look as much like a device), ownShare (of its own"
          + " packets, how many look as little like it), snrDb and packets (judged together). What is"
          + " infinite or unknown is null."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi identify --store devices.db capture.sigmf-meta",
      "  rffi identify --store devices.db --min-snr 20 *.sigmf-meta",
      "  rffi identify --store devices.db --false-accept-rate 0.01 *.sigmf-meta",
      "  rffi identify --store devices.db --together --explain a.sigmf-meta b.sigmf-meta",
      "  rffi identify --store devices.db --preamble --model mine.onnx packets.h5"
    })
final class IdentifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private IdentifierOptions identifiers;

  IdentifyCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    DecisionLines decisions = identifiers.lines();
    if (identifiers.together()) {
      PacketsTogether packets = identifiers.read(recordings.files(), gallery -> {}, err);
      lines.write(decisions.line(packets, packets.identify()));
      return ExitCodes.DONE;
    }
    try (DeviceIdentifier identifier = identifiers.open(err)) {
      return recordings
          .files()
          .each(
              (file, recording) ->
                  identifier.identifyEach(
                      recording, packet -> lines.write(decisions.line(file, packet))),
              err);
    }
  }
}
