package io.rffi.train.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/** A plain line now and then. A timer tells of stages in which no step is done for long, too. */
final class ProgressLines implements Progress {
  /** Between lines of one stage. */
  static final Duration PACE = Duration.ofSeconds(15);

  /** Before the first line, and between a line and that of the next stage. */
  static final Duration LEAST = Duration.ofSeconds(2);

  private static final long LOOK_EVERY_MILLIS = 500;
  private static final int MINUTES_FROM = 120;

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final long begun;
  private Timer timer;
  private String stage = "";
  private String note = "";
  private long steps = UNKNOWN;
  private long done;
  private boolean fresh;
  private long told;

  ProgressLines(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    begun = nanoTime.getAsLong();
    told = begun;
  }

  static Progress started(PrintWriter err) {
    ProgressLines lines = new ProgressLines(err, System::nanoTime);
    lines.timer = new Timer("rffi-progress", true);
    lines.timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            lines.look();
          }
        },
        LOOK_EVERY_MILLIS,
        LOOK_EVERY_MILLIS);
    return lines;
  }

  @Override
  public synchronized void begins(String next, long ofSteps) {
    stage = next;
    steps = ofSteps;
    done = 0;
    note = "";
    fresh = true;
    look();
  }

  @Override
  public synchronized void step() {
    done++;
  }

  @Override
  public synchronized void stepTo(long so) {
    done = so;
  }

  @Override
  public synchronized void note(String text) {
    note = text;
  }

  /** Prints a line if it is time for one. */
  synchronized void look() {
    long now = nanoTime.getAsLong();
    if (stage.isEmpty() || now - told < (fresh ? LEAST : PACE).toNanos()) {
      return;
    }
    told = now;
    fresh = false;
    err.println("rffi: " + stage + share() + (note.isEmpty() ? "" : ", " + note) + after(now));
  }

  private String share() {
    if (steps > 0) {
      return String.format(Locale.ROOT, ", %d %%", Math.min(100, 100 * done / steps));
    }
    return done > 0 ? ", " + done : "";
  }

  private String after(long now) {
    long seconds = Duration.ofNanos(now - begun).toSeconds();
    return seconds < MINUTES_FROM
        ? ", after " + seconds + " s"
        : ", after " + seconds / 60 + " min " + seconds % 60 + " s";
  }

  @Override
  public synchronized void close() {
    stage = "";
    if (timer != null) {
      timer.cancel();
    }
  }
}
