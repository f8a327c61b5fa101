package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.train.TrainingOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every training is asked: for how long, and where to. */
final class TrainingRunOptions {
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
      names = "--steps",
      paramLabel = "N",
      description = "How many steps to take at most in each stage, however long they take.")
  private Long steps;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "SEED",
      description = "Draws devices, packets and first weights, ≥ 0 (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--threads", paramLabel = "N", description = "Threads of the engine.")
  private Integer threads;

  @Option(
      names = "--false-accept-rate",
      defaultValue = "0.01",
      paramLabel = "P",
      description =
          "To which the model's threshold is calibrated, on devices that are held out (default:"
              + " ${DEFAULT-VALUE}).")
  private double falseAcceptRate;

  TrainingRunOptions() {}

  /** As the library wants them. */
  TrainingOptions options() {
    if (seed < 0) {
      throw new CommandFailure("--seed must be at least 0, got " + seed);
    }
    Path folder = work == null ? out.resolveSibling(out.getFileName() + ".work") : work;
    try {
      TrainingOptions options =
          TrainingOptions.defaults(out, folder)
              .withMinutes(minutes)
              .withSeed(seed)
              .withProgress(true)
              .withFalseAcceptRate(falseAcceptRate);
      if (steps != null) {
        options = options.withSteps(steps);
      }
      return threads == null ? options : options.withThreads(threads);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
