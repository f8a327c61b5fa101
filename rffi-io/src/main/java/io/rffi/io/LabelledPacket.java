package io.rffi.io;

import io.rffi.api.IqSignal;
import java.util.Objects;

/**
 * A packet and the number of the device that sent it.
 *
 * @param label the device, numbered from 1
 * @param samples the packet
 */
public record LabelledPacket(int label, IqSignal samples) {

  /** Checks the number. */
  public LabelledPacket {
    if (label < 1) {
      throw new IllegalArgumentException("devices are numbered from 1, got " + label);
    }
    Objects.requireNonNull(samples, "samples");
  }
}
