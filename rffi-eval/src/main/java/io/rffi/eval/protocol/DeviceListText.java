package io.rffi.eval.protocol;

import java.util.List;

/** Lists of devices for messages. */
final class DeviceListText {
  private static final int MOST = 5;

  private DeviceListText() {}

  static String of(List<String> devices) {
    String some = String.join(", ", devices.subList(0, Math.min(MOST, devices.size())));
    return (devices.size() == 1 ? "device " : "devices ")
        + some
        + (devices.size() > MOST ? " and " + (devices.size() - MOST) + " more" : "");
  }
}
