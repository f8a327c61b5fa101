package io.rffi.cli;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.eval.data.PacketFiles;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.io.ReadOptions;
import io.rffi.match.CalibratedThreshold;
import io.rffi.train.LoraData;
import io.rffi.train.LoraRecipe;
import io.rffi.train.LoraTraining;
import io.rffi.train.LoraTrainingReport;
import io.rffi.train.RecordedLora;
import io.rffi.train.SimulatedNodes;
import io.rffi.train.TrainingOptions;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model for LoRa. */
@Command(
    name = "lora",
    description = {
      "Trains a model for LoRa SF7 125 kHz preambles, calibrates its threshold on devices that are"
          + " held out, and writes it as ONNX.",
      "A training that was stopped goes on when the same command is run again. Prints a line with"
          + " the model's SHA-256, its threshold, and how it does on the held-out devices."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi train lora --simulate lora-60 --out mine.onnx --minutes 30",
      "  rffi train lora --data dataset_training_no_aug.h5 --devices 1-30 --out mine.onnx",
      "  rffi train lora --data packets.h5 --recipe published --out published.onnx",
      "  rffi train lora --out general.onnx --minutes 60"
    })
final class TrainLoraCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TrainingRunOptions run;
  @Mixin private PacketSetOptions sets;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Source source = new Source();

  @Option(
      names = "--devices",
      paramLabel = "LIST",
      description = "Learn from these devices only, for example 1-30 or 1-10,15 (default: all).")
  private String devices;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description =
          "How many of them are judged by instead (default: with the standard recipe each once, by a"
              + " model that is made for that, and all are learnt from; else a tenth, at least 2).")
  private Integer heldOut;

  @Option(
      names = "--nodes",
      defaultValue = "1000",
      paramLabel = "N",
      description =
          "How many simulated nodes to learn from without --data and --simulate (default:"
              + " ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--recipe",
      defaultValue = "STANDARD",
      paramLabel = "NAME",
      description =
          "standard: discriminants of the mean symbol and the track over the symbols, found at"
              + " once; compact: a small network trained for the minutes given; published:"
              + " network, input, loss and augmentation of the paper (default: standard).")
  private Recipe recipe;

  @Option(
      names = "--testbed-seed",
      defaultValue = "2026",
      paramLabel = "SEED",
      description = "Draws the testbed's units, days and channels (default: ${DEFAULT-VALUE}).")
  private long testbedSeed;

  @Option(
      names = "--difficulty",
      defaultValue = "DEFAULT",
      paramLabel = "LEVEL",
      description = "The testbed's: easy, default or hard (default: default).")
  private Difficulty difficulty;

  TrainLoraCommand() {}

  /** Where the packets come from. */
  private static final class Source {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "FILE_OR_DIR",
        description =
            "Labelled preambles to learn from, through simulated channels: an HDF5 set as of"
                + " LoRa_RFFI, or SigMF with emitters.")
    private Path data;

    @Option(
        names = "--simulate",
        required = true,
        paramLabel = "TESTBED",
        description =
            "Learn from the training set of a simulated testbed: lora-60. Without this and --data,"
                + " from nodes that are simulated anew for every batch.")
    private String testbed;
  }

  /** Which recipe. */
  enum Recipe {
    STANDARD,
    COMPACT,
    PUBLISHED;

    LoraRecipe recipe() {
      return switch (this) {
        case STANDARD -> LoraRecipe.standard();
        case COMPACT -> LoraRecipe.compact();
        case PUBLISHED -> LoraRecipe.published();
      };
    }
  }

  @Override
  public Integer call() {
    LoraTrainingReport report = train(run.options());
    new JsonLines(spec.commandLine().getOut()).write(line(report));
    return ExitCodes.DONE;
  }

  private LoraTrainingReport train(TrainingOptions options) {
    return TrainingCall.guarded(() -> LoraTraining.run(options, recipe.recipe(), data()));
  }

  private LoraData data() {
    if (source.data != null) {
      return recorded(
          PacketFiles.ofPackets()
              .withOptions(sets.applyTo(ReadOptions.defaults()))
              .read(source.data));
    }
    if (source.testbed != null) {
      Testbed testbed = Testbeds.of(source.testbed, difficulty, testbedSeed, 1);
      return recorded(
          TrainingCall.simulated(
              testbed.name(),
              spec.commandLine().getErr(),
              () -> TestbedPackets.of(testbed, testbed.set("training"))));
    }
    return new SimulatedNodes(nodes);
  }

  private LoraData recorded(PacketSet all) {
    PacketSet set = all;
    if (devices != null) {
      Set<String> wanted = DeviceList.parse(devices);
      set = all.ofDevices(wanted::contains);
    }
    return heldOut == null ? new RecordedLora(set) : new RecordedLora(set, heldOut);
  }

  private static JsonLine line(LoraTrainingReport report) {
    CalibratedThreshold threshold = report.threshold();
    JsonLine line =
        new JsonLine()
            .put("model", report.model().toString())
            .put("sha256", report.sha256())
            .put("steps", report.steps())
            .put("seconds", report.seconds())
            .put("examplesPerSecond", report.examplesPerSecond())
            .put("threshold", threshold.value())
            .put("falseAcceptRate", threshold.falseAcceptRate())
            .put("falseAcceptRateExpected", threshold.expectedFalseAcceptRate())
            .put("falseAcceptRateAtMost95", threshold.falseAcceptUpperBound(0.95))
            .put("impostorDevices", threshold.impostorDevices());
    report.scores().forEach((name, score) -> line.put(name, TrainingCall.line(score)));
    return line;
  }
}
