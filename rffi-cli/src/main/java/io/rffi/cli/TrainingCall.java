package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.JsonLine;
import io.rffi.train.validation.ValidationScore;
import java.io.IOException;

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

  /** A score as an object. */
  static JsonLine line(ValidationScore score) {
    return new JsonLine()
        .put("accuracy", score.accuracy())
        .put("auc", score.auc())
        .put("eer", score.eer());
  }
}
