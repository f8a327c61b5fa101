package io.rffi.api;

/** A fingerprint store that can't be used. */
public final class StoreException extends RffiException {
  private static final long serialVersionUID = 1L;

  /** Why a store can't be used. */
  public enum Reason {
    /** Its contents contradict themselves, or it is no store of fingerprints. */
    CORRUPT,
    /** A later version of rffi wrote it. */
    TOO_NEW,
    /** Another process has it open. */
    IN_USE,
    /** It was closed. */
    CLOSED,
    /** The disk, database or network failed. */
    UNAVAILABLE
  }

  /** The reason. */
  private final Reason reason;

  /**
   * With a reason.
   *
   * @param reason why
   * @param message which store, what is wrong, and what to do
   * @param cause what led to it, or null
   */
  public StoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /**
   * Why the store can't be used.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
