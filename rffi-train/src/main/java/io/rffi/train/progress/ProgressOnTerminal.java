package io.rffi.train.progress;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for each stage, each on a line that is written again and again. */
final class ProgressOnTerminal implements Progress {
  private static final int WIDTH = 119;
  private static final int UPDATE_MILLIS = 500;

  private final PrintWriter err;
  private ProgressBar bar;

  ProgressOnTerminal(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void begins(String stage, long steps) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName(stage)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH))
            .build();
  }

  private void show(String rendered) {
    err.print('\r' + rendered);
    err.flush();
  }

  @Override
  public synchronized void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public synchronized void stepTo(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public synchronized void note(String text) {
    if (bar != null) {
      bar.setExtraMessage(text);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      err.println();
      bar = null;
    }
  }
}
