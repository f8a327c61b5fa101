package io.rffi.experiments.run;

import io.rffi.train.TrainingOptions;
import java.io.IOException;

/** A model that is trained when there is none. */
public interface Extractor {
  /**
   * What it is called.
   *
   * @return short, fit for a file name
   */
  String name();

  /**
   * What sets it apart.
   *
   * @return a sentence
   */
  String explanation();

  /**
   * How it is trained.
   *
   * @param seed of the training
   * @return what a model's metadata must begin with to be this one
   */
  String settings(long seed);

  /**
   * Trains, or goes on where it was stopped, and writes the model.
   *
   * @param options for how long, and where to
   * @throws io.rffi.train.TrainingFailedException if nothing comes of it
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the thread is interrupted; what was trained stays
   */
  void train(TrainingOptions options) throws IOException, InterruptedException;
}
