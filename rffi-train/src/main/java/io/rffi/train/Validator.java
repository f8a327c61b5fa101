package io.rffi.train;

import io.rffi.train.engine.Trainer;
import io.rffi.train.validation.ValidationScore;

/** Judges a network on what it doesn't learn from. */
@FunctionalInterface
interface Validator {
  /**
   * Judges it as it is now.
   *
   * @param trainer whose model is judged; not changed
   * @return the score
   */
  ValidationScore score(Trainer trainer);
}
