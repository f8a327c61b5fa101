package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Gallery;
import io.rffi.api.UnknownDeviceException;
import io.rffi.cli.flow.DecisionLines;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.PacketsTogether;
import java.io.PrintWriter;
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
      "Prints a line for each with what identify prints, but the decision is accepted, undecided,"
          + " refused or rejected, and device the claimed one."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi verify --store devices.db --device sensor-17 capture.sigmf-meta",
      "  rffi verify --store devices.db --device sensor-17 --threshold 0.6 *.sigmf-meta",
      "  rffi verify --store devices.db --device sensor-17 --together --explain *.sigmf-meta"
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
    PrintWriter err = spec.commandLine().getErr();
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    DecisionLines decisions = identifiers.lines();
    if (identifiers.together()) {
      PacketsTogether packets = identifiers.read(recordings.files(), this::requireDevice, err);
      lines.write(decisions.line(packets, packets.verify(device)));
      return ExitCodes.DONE;
    }
    try (DeviceIdentifier identifier = identifiers.open(err)) {
      requireDevice(identifier.gallery());
      return recordings
          .files()
          .each(
              (file, recording) ->
                  identifier.verifyEach(
                      device, recording, packet -> lines.write(decisions.line(file, packet))),
              err);
    }
  }

  private void requireDevice(Gallery gallery) {
    if (gallery.device(device).isEmpty()) {
      throw new UnknownDeviceException(device);
    }
  }
}
