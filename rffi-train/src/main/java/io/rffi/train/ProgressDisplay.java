package io.rffi.train;

import io.rffi.eval.metric.ValidationScore;
import io.rffi.train.engine.Trainer;
import io.rffi.train.progress.Progress;
import java.util.Locale;

/** Tells how far a training by steps is, and how well it goes. */
final class ProgressDisplay implements TrainingListener {
  /** Of the budget. */
  private static final int FULL = 1000;

  private final Progress progress;
  private String validation = "";

  ProgressDisplay(Progress progress) {
    this.progress = progress;
    progress.begins("training", FULL);
  }

  @Override
  public void step(long number, double spentShare, double learningRate, Trainer.Step measured) {
    progress.stepTo(Math.min(FULL, Math.round(FULL * spentShare)));
    progress.note(
        String.format(
            Locale.ROOT,
            "step %d loss %.4f active %.3f%s",
            number,
            measured.loss(),
            measured.activeShare(),
            validation));
  }

  @Override
  public void validated(long step, double seconds, ValidationScore score) {
    validation =
        String.format(Locale.ROOT, " | held-out acc %.3f AUC %.3f", score.accuracy(), score.auc());
  }
}
