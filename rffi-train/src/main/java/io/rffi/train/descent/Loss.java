package io.rffi.train.descent;

import ai.djl.ndarray.NDManager;

/**
 * What a training minimises, as plain figures. Its text ({@link Object#toString()}, as records have
 * it) goes into checkpoints and models, so that equal losses must have equal texts.
 */
public interface Loss {
  /**
   * Prepares for a training.
   *
   * @param manager owns what the objective keeps in native memory, its own parameters among it
   * @param dimension how many values the network's output has
   * @param devices how many devices the labels of batches number, from 0
   * @return the objective, for one training and one thread at a time
   */
  Objective on(NDManager manager, int dimension, int devices);
}
