package io.rffi.eval.metric;

import java.util.Objects;

/**
 * What was decided of a packet.
 *
 * @param device who sent it
 * @param decided who was said to have sent it
 */
public record Decision(String device, String decided) {
  /** Checks that both are there. */
  public Decision {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(decided, "decided");
  }

  /**
   * Whether the decision was right.
   *
   * @return whether both devices are the same
   */
  public boolean right() {
    return device.equals(decided);
  }
}
