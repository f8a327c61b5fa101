package io.rffi.cli;

import io.rffi.api.Matcher;
import io.rffi.api.PreambleExtractor;
import io.rffi.cli.demo.Demo;
import io.rffi.cli.demo.DemoReport;
import io.rffi.cli.demo.DemoSettings;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.Messages;
import io.rffi.cli.flow.WorkFolder;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.train.progress.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole way on simulated devices. */
@Command(
    name = "demo",
    description = {
      "Shows the whole way on simulated devices: records them through random channels and noise,"
          + " enrols them, identifies fresh packets, and tells rogues from them.",
      "No model was trained on these devices. Packets that are too poor, or beyond the model's limits,"
          + " are rejected, and counted apart; to be enrolled, devices send those again. Prints a table on standard error and a line with all"
          + " rates and counts."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi demo",
      "  rffi demo --seed 7 --dir demo",
      "  rffi identify --store demo/devices.db demo/*_fresh.sigmf-meta"
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private DecisionOptions decision;

  @Option(
      names = "--devices",
      defaultValue = "10",
      paramLabel = "N",
      description = "Devices to enrol (default: ${DEFAULT-VALUE}).")
  private int devices;

  @Option(
      names = "--rogues",
      defaultValue = "5",
      paramLabel = "N",
      description = "Devices never enrolled (default: ${DEFAULT-VALUE}).")
  private int rogues;

  @Option(
      names = "--packets",
      defaultValue = "15",
      paramLabel = "N",
      description = "Packets to enrol each device from (default: ${DEFAULT-VALUE}).")
  private int enrolPackets;

  @Option(
      names = "--fresh",
      defaultValue = "10",
      paramLabel = "N",
      description = "Fresh packets to identify of each (default: ${DEFAULT-VALUE}).")
  private int freshPackets;

  @Option(
      names = "--seed",
      defaultValue = "2026",
      paramLabel = "SEED",
      description = "Draws other devices and channels (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Keep recordings and store in this folder, which must be new or empty.")
  private Path directory;

  DemoCommand() {}

  @Override
  public Integer call() {
    DemoSettings settings = settings();
    PrintWriter err = spec.commandLine().getErr();
    DemoReport report;
    try (WorkFolder folder = WorkFolder.at(directory)) {
      report = run(settings, folder.path(), err);
    }
    err.println(report.table());
    if (directory != null) {
      err.println("Recordings and store are in " + Messages.line(directory.toString()) + ".");
    }
    new JsonLines(spec.commandLine().getOut()).write(report.json());
    return ExitCodes.DONE;
  }

  private DemoReport run(DemoSettings settings, Path folder, PrintWriter err) {
    try (OnnxEmbedder embedder = models.open();
        Progress progress = Progress.on(err)) {
      progress.begins("simulated", settings.steps());
      LoraOptions lora = new LoraOptions();
      PreambleExtractor preambles = lora.cutFor(embedder.description()).extractor();
      Matcher.Factory matcher =
          decision.matcher(embedder.description(), embedder.statistics(), err);
      return new Demo(settings, folder, preambles, progress::step).run(embedder, matcher);
    }
  }

  private DemoSettings settings() {
    try {
      return new DemoSettings(devices, rogues, enrolPackets, freshPackets, seed);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage());
    }
  }
}
