package io.rffi.eval.protocol;

import io.rffi.api.RffiException;
import java.util.List;

/** A set of which the embedder can use no packet. */
public final class UnusablePacketsException extends RffiException {
  private static final long serialVersionUID = 1L;

  UnusablePacketsException(String set, List<RejectedPacket> rejected) {
    super(
        "none of the %d packets of %s can be used; the first of them: %s"
            .formatted(rejected.size(), set, rejected.get(0).rejection().reason()));
  }
}
