package io.rffi.cli;

import io.rffi.api.Embedder;
import io.rffi.api.Metric;
import io.rffi.api.text.Printable;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.WorkFolder;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.impairment.ImpairmentEmbedder;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.PacketFiles;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.Enrolment;
import io.rffi.eval.protocol.Evaluation;
import io.rffi.eval.protocol.Figures;
import io.rffi.eval.protocol.PacketEmbedder;
import io.rffi.eval.report.EvaluatedSets;
import io.rffi.eval.report.EvaluationReport;
import io.rffi.eval.simulate.TestbedFile;
import io.rffi.eval.text.TextFile;
import io.rffi.train.progress.Progress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how good a model is on labelled packets. */
@Command(
    name = "evaluate",
    description = {
      "Enrols the packets A, and says how well those of B are recognised, and those of C refused. A,"
          + " B and C are HDF5 packet sets, taken as they are, or SigMF recordings that say who sent"
          + " them, in which packets are looked for (see --preamble); or folders of these.",
      "Prints one object with accuracy (the k nearest enrolled vote), auc and eer (of the score, the"
          + " mean distance to the k nearest, between B and C), far and frr at the model's"
          + " threshold, each with the ends of its interval of 95 %% such as accuracyLow95 and"
          + " accuracyHigh95 (bootstrapped by device, 1000 resamples); threshold, devices, packets"
          + " and rejected (too poor, or beyond the model's limits; named on standard error) of B, the same of A and"
          + " C, k (a device with fewer is compared by all that it has), enrol, test, rogue (the sets'"
          + " names), model (its SHA-256, without its limits), simulated (true if testbed.json stands beside the data) and"
          + " report (the page written). What can't be said without C or without a threshold is"
          + " null.",
      "A packet that is both enrolled and tested, a rogue that is enrolled, and packets of B by"
          + " devices that are not enrolled are refused."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi evaluate --enrol lora-60/enrolment.h5 --test lora-60/D1.h5 --rogue lora-60/rogue.h5",
      "  rffi evaluate --model mine.onnx --enrol day1 --test day2 --out report",
      "  rffi evaluate --classical --enrol lora-60/enrolment.h5 --test lora-60/D1.h5",
      "  rffi evaluate --model iq.onnx --windows 128 --continuous --enrol day1 --test day2"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int BATCH = 64;
  private static final int MOST_THREADS = 256;

  /** What the classical baseline takes, in the terms of a model. */
  private static final ModelDescription LORA_PREAMBLES =
      ModelDescription.of(FrontEnd.LORA, false, Metric.EUCLIDEAN)
          .withWaveform(LoraParameters.EU868_SF7.text());

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private LabelledOptions labelled;

  @Option(
      names = "--classical",
      description =
          "Instead of a model take the classical baseline: hand-made features of LoRa SF7 125 kHz"
              + " preambles, with no threshold.")
  private boolean classical;

  @Option(names = "--enrol", required = true, paramLabel = "A", description = "Whom to enrol.")
  private Path enrol;

  @Option(
      names = "--test",
      required = true,
      paramLabel = "B",
      description = "Packets of enrolled devices, not all of which need have some.")
  private Path test;

  @Option(
      names = "--rogue",
      paramLabel = "C",
      description = "Packets of devices that are not enrolled.")
  private Path rogue;

  @Option(
      names = "--k",
      defaultValue = "15",
      paramLabel = "K",
      description = "How many of the nearest enrolled packets vote (default: ${DEFAULT-VALUE}).")
  private int k;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write DIR/report.html, a page with ROC, DET, CMC, scores and confusions; the folder must"
              + " be new or empty.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that make fingerprints (default: the processors).")
  private Integer threads;

  EvaluateCommand() {}

  @Override
  public Integer call() {
    if (k < 1) {
      throw new CommandFailure("--k must be at least 1, got " + k);
    }
    if (classical && models.isGiven()) {
      throw new CommandFailure("--classical takes no --model: evaluate one after the other");
    }
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    if (out == null) {
      lines.write(evaluate(Optional.empty()));
      return ExitCodes.DONE;
    }
    // Before the work, so that it isn't done in vain.
    try (WorkFolder folder = WorkFolder.at(out)) {
      lines.write(evaluate(Optional.of(folder.path().resolve(EvaluationReport.NAME))));
    }
    return ExitCodes.DONE;
  }

  private JsonLine evaluate(Optional<Path> page) {
    if (classical) {
      return evaluate(ImpairmentEmbedder.lora(), LORA_PREAMBLES, page);
    }
    try (OnnxEmbedder embedder = models.open()) {
      return evaluate(embedder, embedder.description(), page);
    }
  }

  private JsonLine evaluate(Embedder embedder, ModelDescription model, Optional<Path> page) {
    EvaluatedSets sets = sets(embedder, model);
    RejectedLines.write(sets, spec.commandLine().getErr());
    Enrolment enrolment = Enrolment.of(sets.enrolled(), k);
    Evaluation evaluation =
        sets.rogues()
            .map(rogues -> enrolment.evaluate(sets.test(), rogues))
            .orElseGet(() -> enrolment.evaluate(sets.test()));
    OptionalDouble threshold = model.threshold();
    Figures figures = Figures.of(evaluation, threshold);
    JsonLine line = EvaluationLine.of(sets, enrolment, figures, threshold);
    if (simulated()) {
      line.put("simulated", true);
    } else {
      line.putNull("simulated");
    }
    line.put("report", page.map(Path::toString).orElse(null));
    page.ifPresent(file -> draw(file, new EvaluationReport(evaluation, figures, sets), threshold));
    return line;
  }

  private EvaluatedSets sets(Embedder embedder, ModelDescription model) {
    PacketEmbedder packets = new PacketEmbedder(embedder, BATCH, workers());
    PacketFiles files = labelled.files(model);
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      EmbeddedSet enrolled = embed(packets, files, enrol, progress);
      EmbeddedSet tested = embed(packets, files, test, progress);
      return new EvaluatedSets(
          enrolled,
          tested,
          Optional.ofNullable(rogue).map(path -> embed(packets, files, path, progress)));
    }
  }

  private static EmbeddedSet embed(
      PacketEmbedder packets, PacketFiles files, Path path, Progress progress) {
    String name = PacketFiles.name(path);
    progress.begins("packets of " + Printable.piece(name), Progress.UNKNOWN);
    return packets.embed(name, sink -> files.eachOrRejected(path, sink.noticing(progress::step)));
  }

  private int workers() {
    int workers =
        threads != null
            ? threads
            : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    if (workers < 1 || workers > MOST_THREADS) {
      throw new CommandFailure("--threads must be 1 to " + MOST_THREADS + ", got " + workers);
    }
    return workers;
  }

  private boolean simulated() {
    return Stream.of(enrol, test).allMatch(TestbedFile::isBeside);
  }

  private void draw(Path file, EvaluationReport report, OptionalDouble threshold) {
    System.setProperty("java.awt.headless", "true");
    String data = simulated() ? "The radios are simulated: testbed.json stands beside them. " : "";
    TextFile.write(file, report.html(data + "rffi " + Version.number() + ".", threshold));
  }
}
