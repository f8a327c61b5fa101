package io.rffi.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a command's standard error. */
final class StderrProgress implements AutoCloseable {
  private static final int WIDTH = 78;

  private final ProgressBar bar;
  private final PrintWriter err;

  StderrProgress(String task, int steps, PrintWriter err) {
    this.err = err;
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH))
            .build();
  }

  private void show(String rendered) {
    err.print('\r' + rendered);
    err.flush();
  }

  void step() {
    bar.step();
  }

  @Override
  public void close() {
    bar.close();
    err.println();
  }
}
