package io.rffi.api;

import io.rffi.api.text.Printable;

/** A device id that is not enrolled. */
public final class UnknownDeviceException extends RffiException {
  private static final long serialVersionUID = 1L;

  /** The device. */
  private final String deviceId;

  /**
   * With the id.
   *
   * @param deviceId the device
   */
  public UnknownDeviceException(String deviceId) {
    super("device " + Printable.piece(deviceId) + " is not enrolled");
    this.deviceId = deviceId;
  }

  /**
   * The device.
   *
   * @return its id
   */
  public String deviceId() {
    return deviceId;
  }
}
