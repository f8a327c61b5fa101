package io.rffi.eval.protocol;

import io.rffi.api.RffiException;
import java.util.List;

/** Packets to be recognised are of devices that are not enrolled, so that none can be. */
public final class NotEnrolledException extends RffiException {
  private static final long serialVersionUID = 1L;

  NotEnrolledException(
      String test, List<String> notEnrolled, String enrolment, List<String> known) {
    super(
        "%s has packets of %s, not enrolled in %s, which has %s: enrol them, test others, or give their packets as rogues"
            .formatted(test, DeviceListText.of(notEnrolled), enrolment, DeviceListText.of(known)));
  }
}
