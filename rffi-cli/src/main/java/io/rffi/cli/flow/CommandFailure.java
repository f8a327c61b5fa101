package io.rffi.cli.flow;

/** What ends a command before its work is done: its message is the one line that the user sees. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message what is wrong, and what to do
   */
  public CommandFailure(String message) {
    super(message);
  }

  /**
   * With a message and what led to it.
   *
   * @param message what is wrong, and what to do
   * @param cause what led to it
   */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
