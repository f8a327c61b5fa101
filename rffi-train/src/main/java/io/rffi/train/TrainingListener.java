package io.rffi.train;

import io.rffi.eval.metric.ValidationScore;
import io.rffi.train.engine.Trainer;

/** Is told how a training goes. Called by the training's thread, which waits. */
interface TrainingListener {
  /** After each step. */
  void step(long number, double spentShare, double learningRate, Trainer.Step measured);

  /** After each validation. */
  void validated(long step, double seconds, ValidationScore score);
}
