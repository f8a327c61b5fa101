package io.rffi.experiments.run;

import io.rffi.train.TrainingTask;
import java.util.Objects;

/**
 * A model that is trained when there is none.
 *
 * @param name short, fit for a file name
 * @param explanation what sets it apart, in a sentence
 * @param task how it is trained, and on what
 */
public record Extractor(String name, String explanation, TrainingTask task) {
  /** Checks that all is there. */
  public Extractor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(task, "task");
  }
}
