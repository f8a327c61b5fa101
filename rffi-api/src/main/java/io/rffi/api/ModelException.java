package io.rffi.api;

/**
 * A model that can't be used: refused before it ran, since it is unreadable, foreign, changed or of
 * a wrong shape, or because it failed or gave too few or too many fingerprints.
 */
public final class ModelException extends RffiException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message which model, what is wrong, and what to do
   */
  public ModelException(String message) {
    super(message);
  }

  /**
   * With a message and what led to it.
   *
   * @param message which model, what is wrong, and what to do
   * @param cause what led to it
   */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
