package io.rffi.train.experiment;

import io.rffi.train.TrainingOptions;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How experiments are repeated.
 *
 * @param folder where extractors are kept: those that are there already are not trained again
 * @param minutes how long each extractor is trained, &gt; 0
 * @param seed of the trainings
 * @param threads how many threads train and embed, ≥ 1
 * @param progress whether to show a progress bar on standard error
 */
public record ReproductionOptions(
    Path folder, double minutes, long seed, int threads, boolean progress) {
  private static final int VALIDATE_EVERY = 200;

  /** Checks the ranges. */
  public ReproductionOptions {
    Objects.requireNonNull(folder, "folder");
    if (!(minutes > 0)) {
      throw new IllegalArgumentException("minutes must be positive, got " + minutes);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
  }

  /** Where an extractor is. */
  Path model(String extractor) {
    return folder.resolve(extractor + ".onnx");
  }

  TrainingOptions training(String extractor) {
    return TrainingOptions.defaults(model(extractor), folder.resolve(extractor + ".work"))
        .withMinutes(minutes)
        .withSeed(seed)
        .withValidateEvery(VALIDATE_EVERY)
        .withThreads(threads)
        .withProgress(progress);
  }
}
