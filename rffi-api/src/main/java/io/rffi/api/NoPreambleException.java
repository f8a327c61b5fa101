package io.rffi.api;

/** A capture in which no preamble was found. */
public final class NoPreambleException extends RffiException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message which capture, and what was looked for
   */
  public NoPreambleException(String message) {
    super(message);
  }

  /**
   * The same, told otherwise.
   *
   * @param message where nothing was found, and what that means
   * @param cause what was told first
   */
  public NoPreambleException(String message, NoPreambleException cause) {
    super(message, cause);
  }
}
