package io.rffi.api;

import io.rffi.api.text.Printable;

/**
 * The root of what rffi throws when its input can't be used. Each kind says what was wrong and
 * carries the figures; errors of the calling program stay {@link IllegalArgumentException} and the
 * like. Messages are one line and {@linkplain Printable#line fit to be printed}, whatever ids and
 * file names they tell of.
 */
public abstract class RffiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message what was wrong, and what to do
   */
  protected RffiException(String message) {
    super(Printable.line(message));
  }

  /**
   * With a message and what led to it.
   *
   * @param message what was wrong, and what to do
   * @param cause what led to it, or null
   */
  protected RffiException(String message, Throwable cause) {
    super(Printable.line(message), cause);
  }
}
