package io.rffi.experiments;

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
}
