package io.rffi.api;

import java.util.Objects;
import java.util.Optional;

/**
 * A packet, and its fingerprint or why it has none.
 *
 * @param preamble what was found
 * @param fingerprint of it; empty if it was rejected
 * @param rejection why; empty if there is a fingerprint
 */
public record FingerprintedPacket(
    Preamble preamble, Optional<Fingerprint> fingerprint, Optional<Rejection> rejection) {
  /** Checks that there is one of the two. */
  public FingerprintedPacket {
    Objects.requireNonNull(preamble, "preamble");
    if (fingerprint.isPresent() == rejection.isPresent()) {
      throw new IllegalArgumentException("a packet has a fingerprint, or is rejected");
    }
  }

  static FingerprintedPacket of(Preamble preamble, Fingerprint fingerprint) {
    return new FingerprintedPacket(preamble, Optional.of(fingerprint), Optional.empty());
  }

  static FingerprintedPacket rejected(Preamble preamble, Rejection rejection) {
    return new FingerprintedPacket(preamble, Optional.empty(), Optional.of(rejection));
  }
}
