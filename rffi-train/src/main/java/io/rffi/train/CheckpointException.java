package io.rffi.train;

import io.rffi.api.RffiException;

/** A checkpoint that can't be used: damaged, of another version, or of another training. */
public final class CheckpointException extends RffiException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message which file, what is wrong, and what to do
   */
  public CheckpointException(String message) {
    super(message);
  }

  /** With what was met when it was read. */
  CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
