package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.match.CalibratedThreshold;
import io.rffi.train.LoraTraining;
import io.rffi.train.LoraTrainingOptions;
import io.rffi.train.LoraTrainingReport;
import io.rffi.train.network.Network;
import io.rffi.train.validation.ValidationScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model for LoRa. */
@Command(
    name = "lora",
    description = {
      "Trains a model for LoRa SF7 125 kHz preambles on simulated devices, calibrates its threshold"
          + " and writes it as ONNX.",
      "A training that was stopped goes on when the same command is run again. Prints a line with"
          + " the model's SHA-256, its threshold, and how it does on simulated devices that took no"
          + " part in the training."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi train lora --out mine.onnx --minutes 30",
      "  rffi train lora --out mine.onnx --work mine.work --seed 2 --network published"
    })
final class TrainLoraCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "M.onnx",
      description = "The model to write; replaced if it exists.")
  private Path out;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "The folder for checkpoint and log (default: the model's name with .work).")
  private Path work;

  @Option(
      names = "--minutes",
      defaultValue = "30",
      paramLabel = "N",
      description = "How long to train, over all continuations (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "SEED",
      description = "Draws devices, packets and first weights, ≥ 0 (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--network",
      defaultValue = "COMPACT",
      paramLabel = "NAME",
      description = "compact or published, the paper's (default: compact).")
  private Architecture network;

  @Option(names = "--threads", paramLabel = "N", description = "Threads of the engine.")
  private Integer threads;

  TrainLoraCommand() {}

  /** Which network. */
  enum Architecture {
    COMPACT,
    PUBLISHED
  }

  @Override
  public Integer call() {
    LoraTrainingReport report = train(options());
    new JsonLines(spec.commandLine().getOut()).write(line(report));
    return ExitCodes.DONE;
  }

  private LoraTrainingOptions options() {
    if (seed < 0) {
      throw new CommandFailure("--seed must be at least 0, got " + seed);
    }
    Path folder = work == null ? out.resolveSibling(out.getFileName() + ".work") : work;
    try {
      LoraTrainingOptions options =
          LoraTrainingOptions.defaults(out, folder)
              .withMinutes(minutes)
              .withSeed(seed)
              .withProgress(true);
      if (network == Architecture.PUBLISHED) {
        options = options.withNetwork(Network.publishedLora());
      }
      return threads == null ? options : options.withThreads(threads);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static LoraTrainingReport train(LoraTrainingOptions options) {
    try {
      return LoraTraining.run(options);
    } catch (IOException e) {
      throw new CommandFailure("the training can't read or write its files: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("the training was interrupted; run the same command to go on", e);
    }
  }

  private static JsonLine line(LoraTrainingReport report) {
    CalibratedThreshold threshold = report.threshold();
    return new JsonLine()
        .put("model", report.model().toString())
        .put("sha256", report.sha256())
        .put("steps", report.steps())
        .put("seconds", report.seconds())
        .put("threshold", threshold.value())
        .put("falseAcceptRate", threshold.falseAcceptRate())
        .put("falseAcceptRateAtMost95", threshold.falseAcceptUpperBound(0.95))
        .put("simulated", true)
        .put("seenFamilies", line(report.seenFamilies()))
        .put("unseenFamily", line(report.unseenFamily()));
  }

  private static JsonLine line(ValidationScore score) {
    return new JsonLine()
        .put("accuracy", score.accuracy())
        .put("rogueAuc", score.rogueAuc())
        .put("rogueEer", score.rogueEer());
  }
}
