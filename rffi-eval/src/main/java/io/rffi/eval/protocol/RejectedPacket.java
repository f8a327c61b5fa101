package io.rffi.eval.protocol;

import io.rffi.api.Rejection;
import io.rffi.eval.data.Labelled;
import java.util.Objects;

/**
 * A packet that the embedder found too poor, or a gate before it.
 *
 * @param number the packet's place in its set, from 0
 * @param device who sent it
 * @param rejection why there is no fingerprint of it
 */
public record RejectedPacket(int number, String device, Rejection rejection) implements Labelled {
  /** Checks that all is there. */
  public RejectedPacket {
    Objects.checkIndex(number, Integer.MAX_VALUE);
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(rejection, "rejection");
  }
}
