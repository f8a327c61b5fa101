package io.rffi.api;

/** A rogue threshold that can't be had: too few enrolled devices or packets to calibrate it. */
public final class ThresholdException extends RffiException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message what is missing, and what to do
   */
  public ThresholdException(String message) {
    super(message);
  }
}
