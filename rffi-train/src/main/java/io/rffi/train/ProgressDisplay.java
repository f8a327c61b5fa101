package io.rffi.train;

import io.rffi.train.engine.Trainer;
import io.rffi.train.validation.ValidationScore;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error. */
final class ProgressDisplay implements TrainingListener, AutoCloseable {
  private static final int FULL = 1000;
  private static final int WIDTH = 120;

  private final ProgressBar bar =
      new ProgressBarBuilder()
          .setTaskName("train")
          .setInitialMax(FULL)
          .setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(1000)
          .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
          .build();
  private String validation = "";

  @Override
  public void step(long number, double spentShare, double learningRate, Trainer.Step measured) {
    bar.stepTo(Math.min(FULL, Math.round(FULL * spentShare)));
    bar.setExtraMessage(
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

  @Override
  public void close() {
    bar.close();
  }
}
