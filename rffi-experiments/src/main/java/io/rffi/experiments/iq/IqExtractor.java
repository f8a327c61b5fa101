package io.rffi.experiments.iq;

import io.rffi.train.IqRecipe;
import java.util.Objects;

/**
 * An extractor of the I/Q experiments, to be trained.
 *
 * @param name short, fit for a file name
 * @param explanation what sets it apart, in a sentence
 * @param half whether it learns from the first half of the devices only, so that the others are
 *     unseen
 * @param recipe how it is trained
 */
record IqExtractor(String name, String explanation, boolean half, IqRecipe recipe) {
  /** Checks that all is there. */
  IqExtractor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(recipe, "recipe");
  }
}
