package io.rffi.experiments.lora;

import io.rffi.train.LoraRecipe;
import java.util.Objects;

/**
 * An extractor of the LoRa experiments, to be trained.
 *
 * @param name short, fit for a file name
 * @param explanation what sets it apart, in a sentence
 * @param devices how many devices it is trained on, ≥ 2
 * @param recipe how it is trained
 */
record LoraExtractor(String name, String explanation, int devices, LoraRecipe recipe) {
  /** Checks that all is there. */
  LoraExtractor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(recipe, "recipe");
    if (devices < 2) {
      throw new IllegalArgumentException("a training needs two devices, got " + devices);
    }
  }
}
