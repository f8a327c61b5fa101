package io.rffi.cli;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Fingerprinter;
import io.rffi.api.NoPreambleException;
import io.rffi.api.SignalQualityException;
import io.rffi.api.SignalSource;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.util.ArrayList;
import java.util.List;
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
      "Prints a line with device and packets. Some 15 packets taken at different places and times"
          + " serve better than many alike."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi enrol --store devices.db --device sensor-17 sensor-17/*.sigmf-meta",
      "  rffi enrol --store devices.db --device sensor-17 --append later.sigmf-meta"
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
    List<Fingerprint> fingerprints = fingerprints();
    // Opened last: a run that fails leaves no empty store behind.
    try (FingerprintStore store = known == null ? stores.openOrCreate() : stores.openExisting()) {
      if (known == null) {
        store.enrol(device, fingerprints);
      } else if (known.replace) {
        store.replace(device, fingerprints);
      } else {
        store.append(device, fingerprints);
      }
    }
    new JsonLines(spec.commandLine().getOut())
        .write(new JsonLine().put("device", device).put("packets", fingerprints.size()));
    return ExitCodes.DONE;
  }

  private List<Fingerprint> fingerprints() {
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
    }
    return fingerprints;
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
