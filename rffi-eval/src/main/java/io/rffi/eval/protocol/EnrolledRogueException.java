package io.rffi.eval.protocol;

import io.rffi.api.RffiException;
import java.util.List;

/** Devices that are to play the rogue are enrolled, so that accepting them would be right. */
public final class EnrolledRogueException extends RffiException {
  private static final long serialVersionUID = 1L;

  EnrolledRogueException(String rogues, List<String> both, String enrolment) {
    super(
        "%s has packets of %s as rogues, and %s enrols the same: rogues must not be enrolled"
            .formatted(rogues, DeviceListText.of(both), enrolment));
  }
}
