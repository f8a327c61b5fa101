package io.rffi.train.experiment;

import io.rffi.train.TrainingOptions;
import java.io.IOException;

/** A model that is trained when there is none. */
interface Extractor {
  /** Short, fit for a file name. */
  String name();

  /** What sets it apart, in a sentence. */
  String explanation();

  /** How it is trained: what a model's metadata must begin with to be this one. */
  String settings(long seed);

  /**
   * Trains, or goes on where it was stopped, and writes the model.
   *
   * @throws io.rffi.train.TrainingFailedException if nothing comes of it
   */
  void train(TrainingOptions options) throws IOException, InterruptedException;
}
