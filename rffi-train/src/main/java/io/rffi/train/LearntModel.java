package io.rffi.train;

import io.rffi.embed.onnx.ModelDescription;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.TrainedNetwork;

/**
 * What a task has learnt.
 *
 * @param network with its parameters
 * @param description what its input is and how its outputs are compared, still without a threshold
 * @param judge knows the examples that took no part in the training
 */
record LearntModel(TrainedNetwork network, ModelDescription description, Judge judge) {
  /** Judges the network on what it has not learnt from. */
  @FunctionalInterface
  interface Judge {
    /**
     * To be called once.
     *
     * @param model the network at work, closed by the caller; its parameters may be changed
     * @param falseAcceptRate to which the threshold is calibrated
     */
    Judgement judge(EmbeddingModel model, double falseAcceptRate);
  }
}
