package io.rffi.api;

import io.rffi.api.text.Printable;

/** A device id that is enrolled already. */
public final class DeviceAlreadyEnrolledException extends RffiException {
  private static final long serialVersionUID = 1L;

  /** The device. */
  private final String deviceId;

  /**
   * With the id.
   *
   * @param deviceId the device
   */
  public DeviceAlreadyEnrolledException(String deviceId) {
    super(
        "device "
            + Printable.piece(deviceId)
            + " is enrolled already; append to it explicitly, or remove it first");
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
