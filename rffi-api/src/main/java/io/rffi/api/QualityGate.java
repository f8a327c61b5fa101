package io.rffi.api;

import java.util.Objects;
import java.util.Optional;

/** Decides whether a preamble is good enough to be judged at all. */
@FunctionalInterface
public interface QualityGate {
  /** Lets everything pass. */
  QualityGate OPEN = preamble -> Optional.empty();

  /**
   * Checks one preamble.
   *
   * @param preamble what the extractor found
   * @return why it is rejected, empty if it passes
   */
  Optional<Rejection> check(Preamble preamble);

  /**
   * Rejects weak packets.
   *
   * @param limitDb the smallest {@link Preamble#snrDb()} that passes
   * @return the gate
   */
  static QualityGate minimumSnrDb(double limitDb) {
    return preamble ->
        preamble.snrDb() >= limitDb
            ? Optional.empty()
            : Optional.of(
                new Rejection(
                    "snr",
                    preamble.snrDb(),
                    limitDb,
                    "SNR of %.1f dB is below %.1f dB".formatted(preamble.snrDb(), limitDb)));
  }

  /**
   * This gate, and then another.
   *
   * @param next asked if this lets the preamble pass
   * @return both gates
   */
  default QualityGate and(QualityGate next) {
    Objects.requireNonNull(next, "next");
    return preamble -> check(preamble).or(() -> next.check(preamble));
  }
}
