package io.rffi.eval.protocol;

import io.rffi.api.RffiException;

/** The same packet is enrolled and tested, which would flatter every figure. */
public final class LeakageException extends RffiException {
  private static final long serialVersionUID = 1L;

  LeakageException(
      String enrolment, EmbeddedPacket enrolled, String test, EmbeddedPacket tested, int all) {
    super(
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
