package io.rffi.cli;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Fingerprinter;
import io.rffi.api.Gallery;
import io.rffi.api.NoPreambleException;
import io.rffi.api.SignalQualityException;
import io.rffi.api.SignalSource;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.FindingLines;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.enrolment.DeviceReport;
import io.rffi.match.enrolment.EnrolmentReport;
import io.rffi.match.enrolment.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a device known. */
@Command(
    name = "enrol",
    description = {
      "Enrols a device with every packet in its recordings: all of them, or none if a file is bad or"
          + " holds no packet, or a packet is too poor.",
      "Prints a line with device, packets and findings: what is wrong with the device now, such as"
          + " packets that lie far from the others or another device that it can't be told from."
          + " Nothing is refused because of them.",
      "Some 15 packets taken at different places and times serve better than many alike."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi enrol --store devices.db --device sensor-17 sensor-17/*.sigmf-meta",
      "  rffi enrol --store devices.db --device sensor-17 --append --most 60 later.sigmf-meta"
    })
final class EnrolCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private ModelOptions models;
  @Mixin private PacketOptions packets;
  @Mixin private GateOptions gates;
  @Mixin private StoreOptions stores;

  @Option(
      names = "--device",
      required = true,
      paramLabel = "ID",
      description = "What to call the device.")
  private String device;

  @Option(
      names = "--most",
      paramLabel = "N",
      description =
          "Keep no more than N packets of the device: of the least noisy ones those that differ most."
              + " The line says how many are kept.")
  private Integer most;

  @ArgGroup private Known known;

  EnrolCommand() {}

  /** What is done with a device that is enrolled already: one of the two. */
  static final class Known {
    @Option(names = "--append", description = "Add to a device that is enrolled already.")
    @SuppressWarnings("UnusedVariable") // unless it is this, it is the other
    private boolean append;

    @Option(
        names = "--replace",
        description = "Forget what a device that is enrolled already was enrolled with.")
    private boolean replace;

    Known() {}
  }

  @Override
  public Integer call() {
    EnrolledDevice.requireValidId(device);
    if (most != null && most < 1) {
      throw new CommandFailure("--most must be positive, got " + most);
    }
    Packets made = packets();
    Gallery gallery;
    // Opened last: a run that fails leaves no empty store behind.
    try (FingerprintStore store = known == null ? stores.openOrCreate() : stores.openExisting()) {
      enrol(made.fingerprints(), store);
      gallery = store.snapshot();
    }
    DeviceReport report = EnrolmentReport.ofDevice(device, gallery, made.statistics());
    FindingLines.warn(report, spec.commandLine().getErr());
    JsonLine line = new JsonLine().put("device", device).put("packets", made.fingerprints().size());
    if (most != null) {
      line.put("kept", report.packets());
    }
    new JsonLines(spec.commandLine().getOut()).write(FindingLines.put(line, report));
    return ExitCodes.DONE;
  }

  private void enrol(List<Fingerprint> fingerprints, FingerprintStore store) {
    if (known == null) {
      store.enrol(device, bounded(fingerprints));
    } else if (known.replace) {
      store.replace(device, bounded(fingerprints));
    } else if (most == null) {
      store.append(device, fingerprints);
    } else {
      // Nobody else changes the store meanwhile: it is open in one process at a time.
      EnrolledDevice before =
          store.snapshot().device(device).orElseThrow(() -> new UnknownDeviceException(device));
      List<Fingerprint> all = new ArrayList<>(before.fingerprints());
      all.addAll(fingerprints);
      store.replace(device, bounded(all));
    }
  }

  private List<Fingerprint> bounded(List<Fingerprint> fingerprints) {
    return most == null ? fingerprints : Templates.bounded(fingerprints, most);
  }

  /** What the model made of the recordings, and what it knows of radios in general. */
  private record Packets(List<Fingerprint> fingerprints, Optional<DecisionStatistics> statistics) {}

  private Packets packets() {
    List<Fingerprint> fingerprints = new ArrayList<>();
    try (OnnxEmbedder embedder = models.open()) {
      Fingerprinter fingerprinter =
          new Fingerprinter(
              packets.packets(embedder.description(), gates),
              gates.gate(embedder.description()),
              embedder);
      recordings
          .files()
          .all((file, recording) -> add(recording.named(file), fingerprinter, fingerprints));
      return new Packets(fingerprints, embedder.statistics());
    }
  }

  private static int add(
      SignalSource recording, Fingerprinter fingerprinter, List<Fingerprint> fingerprints) {
    try {
      List<Fingerprint> own = fingerprinter.all(recording);
      fingerprints.addAll(own);
      return own.size();
    } catch (SignalQualityException poor) {
      throw poor.at("nothing was enrolled");
    } catch (NoPreambleException none) {
      throw new NoPreambleException(
          recording.name() + ": no packet found; nothing was enrolled", none);
    }
  }
}
