package io.rffi.train;

import io.rffi.api.RffiException;

/** A training that leads nowhere: the network has collapsed to one point, or diverged. */
public final class TrainingFailedException extends RffiException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message what happened, and what to do
   */
  public TrainingFailedException(String message) {
    super(message);
  }
}
