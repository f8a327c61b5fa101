package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.UnknownDeviceException;
import io.rffi.cli.flow.DecisionLines;
import io.rffi.cli.flow.JsonLines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether packets are from the device that they claim to be from. */
@Command(
    name = "verify",
    description = {
      "Says whether each packet is from one device, such as the one that its address names.",
      "Prints a line for each with file, startSample, decision (accepted, refused, or rejected with"
          + " a reason, check, value and limit), device, score, threshold, votes and margin."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi verify --store devices.db --device sensor-17 capture.sigmf-meta",
      "  rffi verify --store devices.db --device sensor-17 --threshold 0.6 *.sigmf-meta"
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private IdentifierOptions identifiers;

  @Option(
      names = "--device",
      required = true,
      paramLabel = "ID",
      description = "The device that the packets claim to be from.")
  private String device;

  VerifyCommand() {}

  @Override
  public Integer call() {
    EnrolledDevice.requireValidId(device);
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    try (DeviceIdentifier identifier = identifiers.open(spec.commandLine().getErr())) {
      if (identifier.gallery().device(device).isEmpty()) {
        throw new UnknownDeviceException(device);
      }
      return recordings
          .files()
          .each(
              (file, recording) ->
                  identifier.verifyEach(
                      device, recording, packet -> lines.write(DecisionLines.line(file, packet))),
              spec.commandLine().getErr());
    }
  }
}
