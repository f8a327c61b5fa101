package io.rffi.cli;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Gallery;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.FindingLines;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.enrolment.DeviceReport;
import io.rffi.match.enrolment.EnrolmentReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists who is enrolled. */
@Command(
    name = "devices",
    description = {
      "Lists the enrolled devices: a line for each with device, packets and model (its SHA-256).",
      "With --report also how noisy and how close together its packets are, which of them lie too"
          + " far off (their numbers, from 1), the nearest other device, and findings: what is wrong,"
          + " in words."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rffi devices --store devices.db", "  rffi devices --store devices.db --report"})
final class DevicesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions stores;

  @Option(names = "--report", description = "Say of each device whether it is enrolled well.")
  private boolean report;

  @Option(
      names = "--model",
      paramLabel = "M.onnx",
      description =
          "With --report: the model that made the fingerprints, which may know how packets scatter;"
              + " the bundled one unless given.")
  private Path model;

  DevicesCommand() {}

  @Override
  public Integer call() {
    if (model != null && !report) {
      throw new CommandFailure("--model needs --report");
    }
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    Gallery gallery;
    try (FingerprintStore store = stores.openExisting()) {
      gallery = store.snapshot();
    }
    List<EnrolledDevice> devices = gallery.devices();
    if (report && !devices.isEmpty()) {
      List<DeviceReport> reports = EnrolmentReport.of(gallery, statistics(gallery)).devices();
      for (int n = 0; n < devices.size(); n++) {
        lines.write(FindingLines.putAll(line(devices.get(n)), reports.get(n)));
      }
    } else {
      devices.forEach(device -> lines.write(line(device)));
    }
    return devices.isEmpty() ? ExitCodes.NOTHING : ExitCodes.DONE;
  }

  private static JsonLine line(EnrolledDevice device) {
    return new JsonLine()
        .put("device", device.id())
        .put("packets", device.fingerprints().size())
        .put("model", device.space().id());
  }

  /** Of the model that made the fingerprints; where nobody says which that is, perhaps none. */
  private Optional<DecisionStatistics> statistics(Gallery gallery) {
    EmbeddingSpace enrolled = gallery.space().orElseThrow();
    try (OnnxEmbedder embedder =
        model == null ? OnnxEmbedder.bundledLora() : OnnxEmbedder.load(model)) {
      if (model != null) {
        enrolled.requireSame(embedder.space());
      }
      return enrolled.equals(embedder.space()) ? embedder.statistics() : Optional.empty();
    }
  }
}
