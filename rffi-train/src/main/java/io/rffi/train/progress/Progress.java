package io.rffi.train.progress;

import java.io.PrintWriter;

/** Is told how far a work is. Safe for use by many threads; closed by one. */
public interface Progress extends AutoCloseable {
  /** Tells nobody. */
  Progress NONE = new Progress() {};

  /** For the steps of a stage of which nobody knows how many it has. */
  long UNKNOWN = -1;

  /**
   * Shows it on standard error: as a bar if that is a terminal, otherwise, in a log or a pipe, as a
   * plain line at a change of stage and every 15 seconds. What is over within two seconds is not
   * told of in lines.
   *
   * @param err the standard error, which lines and bars are written to
   * @return to be closed
   */
  static Progress on(PrintWriter err) {
    return StderrTerminal.isTerminal() ? new ProgressOnTerminal(err) : ProgressLines.started(err);
  }

  /**
   * A stage begins, and the one before it is over.
   *
   * @param stage what is done in it
   * @param steps how many steps it has, or {@link #UNKNOWN}
   */
  default void begins(String stage, long steps) {}

  /** One step more is done. */
  default void step() {}

  /**
   * So many steps are done.
   *
   * @param done of this stage
   */
  default void stepTo(long done) {}

  /**
   * What else is worth knowing, in place of what was said before.
   *
   * @param text short
   */
  default void note(String text) {}

  /** Ends what is shown. */
  @Override
  default void close() {}
}
