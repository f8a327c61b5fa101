package io.rffi.experiments;

import java.util.Objects;

/**
 * An extractor that was tried.
 *
 * @param name short, fit for a file name
 * @param explanation what sets it apart, in a sentence
 * @param training how it was trained, as its model says
 */
public record TriedExtractor(String name, String explanation, String training) {
  /** Checks that all is there. */
  public TriedExtractor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(training, "training");
  }
}
