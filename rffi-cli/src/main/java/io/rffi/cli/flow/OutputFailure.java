package io.rffi.cli.flow;

import java.io.IOException;

/** Results could not be written. */
public final class OutputFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With its reason.
   *
   * @param cause what the system says; null if it is not known
   */
  public OutputFailure(IOException cause) {
    super("can't write the results to standard output", cause);
  }

  /** Whether the reader went away, which is nothing to complain of. */
  boolean isUnread() {
    String reason = getCause() == null ? "" : String.valueOf(getCause().getMessage());
    // As Unix and Windows say it.
    return getCause() == null || reason.contains("Broken pipe") || reason.contains("pipe is being");
  }
}
