package io.rffi.cli;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.experiments.ReproductionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every reproduction is asked: for how long, on what, and where to. */
final class ReproduceOptions {
  private static final int MOST_THREADS = 256;
  private static final int USUAL_THREADS = 4;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder for the extractors and the report. A reproduction that was stopped goes on"
              + " there: extractors that are finished are not trained again.")
  private Path out;

  @Option(
      names = "--minutes",
      defaultValue = "10",
      paramLabel = "N",
      description = "How long to train each extractor (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Use these files instead of simulating; see above.")
  private Path data;

  @Option(
      names = "--difficulty",
      paramLabel = "LEVEL",
      description = "Of the simulation: easy, default or hard (default: default).")
  private Difficulty difficulty;

  @Option(
      names = "--scale",
      paramLabel = "F",
      description = "The fraction of each simulated unit's receptions (default: all).")
  private Double scale;

  @Option(
      names = "--seed",
      defaultValue = "2026",
      paramLabel = "SEED",
      description = "Of the simulation and the trainings, ≥ 0 (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that train and embed (default: the processors, at most 4).")
  private Integer threads;

  ReproduceOptions() {}

  /** Files to be used instead of a simulation. */
  Optional<Path> data() {
    if (data != null && (difficulty != null || scale != null)) {
      throw new CommandFailure("--difficulty and --scale are of the simulation, not of --data");
    }
    return Optional.ofNullable(data);
  }

  Difficulty difficulty() {
    return difficulty == null ? Difficulty.DEFAULT : difficulty;
  }

  double scale() {
    return scale == null ? 1 : scale;
  }

  long seed() {
    return seed;
  }

  double minutes() {
    return minutes;
  }

  Path out() {
    return out;
  }

  /** As the library wants them; the folder is made. */
  ReproductionOptions options() {
    if (seed < 0) {
      throw new CommandFailure("--seed must be at least 0, got " + seed);
    }
    int workers =
        threads != null
            ? threads
            : Math.min(USUAL_THREADS, Runtime.getRuntime().availableProcessors());
    if (workers < 1 || workers > MOST_THREADS) {
      throw new CommandFailure("--threads must be 1 to " + MOST_THREADS + ", got " + workers);
    }
    try {
      return new ReproductionOptions(out, minutes, seed, workers, true);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--" + e.getMessage(), e);
    }
  }

  void makeFolder() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new CommandFailure("can't make the folder " + out + ": " + e, e);
    }
  }
}
