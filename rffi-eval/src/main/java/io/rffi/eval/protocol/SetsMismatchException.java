package io.rffi.eval.protocol;

import io.rffi.api.RffiException;
import java.util.List;

/**
 * Sets that can't be evaluated together, since the figures would mean nothing: a packet is both
 * enrolled and tested, a packet to be recognised is of a device that is not enrolled, or a rogue is
 * enrolled.
 */
public final class SetsMismatchException extends RffiException {
  private static final long serialVersionUID = 1L;

  private SetsMismatchException(String message) {
    super(message);
  }

  /** Devices that are to play the rogue are enrolled, so that accepting them would be right. */
  static SetsMismatchException enrolledRogue(String rogues, List<String> both, String enrolment) {
    return new SetsMismatchException(
        "%s has packets of %s as rogues, and %s enrols the same: rogues must not be enrolled"
            .formatted(rogues, DeviceListText.of(both), enrolment));
  }

  /** Packets to be recognised are of devices that are not enrolled, so that none can be. */
  static SetsMismatchException notEnrolled(
      String test, List<String> notEnrolled, String enrolment, List<String> enrolled) {
    return new SetsMismatchException(
        "%s has packets of %s, not enrolled in %s, which has %s: enrol them, test others, or give their packets as rogues"
            .formatted(
                test, DeviceListText.of(notEnrolled), enrolment, DeviceListText.of(enrolled)));
  }

  /** The same packet is enrolled and tested, which would flatter every figure. */
  static SetsMismatchException leakage(
      String enrolment, EmbeddedPacket enrolled, String test, EmbeddedPacket tested, int all) {
    return new SetsMismatchException(
        "packet %d of %s (device %s) is also packet %d of %s (device %s), sample for sample%s: enrol and test with different packets"
            .formatted(
                tested.number(),
                test,
                tested.device(),
                enrolled.number(),
                enrolment,
                enrolled.device(),
                all == 1 ? "" : ", and " + (all - 1) + " more are in both"));
  }
}
