package io.rffi.api;

import io.rffi.api.text.Printable;

/** A device id that is empty or malformed. */
public final class InvalidDeviceIdException extends RffiException {
  private static final long serialVersionUID = 1L;

  /**
   * With the id.
   *
   * @param deviceId what was given, possibly null
   * @param problem what is wrong with it
   */
  public InvalidDeviceIdException(String deviceId, String problem) {
    super("device id \"" + Printable.piece(deviceId) + "\" can't be used: " + problem);
  }
}
