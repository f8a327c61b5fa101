package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.JsonLine;
import io.rffi.train.progress.Progress;
import io.rffi.train.validation.ValidationScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Supplier;

/** What the trainings have in common: how they fail, and how a score is printed. */
@FunctionalInterface
interface TrainingCall<R> {
  /** Trains. */
  R run() throws IOException, InterruptedException;

  /** Trains, and says in a line what stands in its way. */
  static <R> R guarded(TrainingCall<R> training) {
    try {
      return training.run();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("the training can't read or write its files: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("the training was interrupted; run the same command to go on", e);
    }
  }

  /** Makes what is trained on, and tells that it takes its time. */
  static <T> T simulated(String testbed, PrintWriter err, Supplier<T> data) {
    try (Progress progress = Progress.on(err)) {
      progress.begins("simulating " + testbed, Progress.UNKNOWN);
      return data.get();
    }
  }

  /** A score as an object. */
  static JsonLine line(ValidationScore score) {
    return new JsonLine()
        .put("accuracy", score.accuracy())
        .put("auc", score.auc())
        .put("eer", score.eer());
  }
}
