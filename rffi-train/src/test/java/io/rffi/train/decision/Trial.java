package io.rffi.train.decision;

import io.rffi.api.Identification;
import io.rffi.api.Verification;

/**
 * One decision.
 *
 * @param gallery which gallery decided
 * @param radio who sent the packet
 * @param enrolled whether that is an enrolled device
 * @param snrDb of the first packet
 * @param verdict what was said
 */
record Trial(int gallery, int radio, boolean enrolled, double snrDb, Verdict verdict) {
  enum Verdict {
    /** Accepted as the device that it is. */
    RIGHT,
    /** Accepted as what it is not. */
    WRONG,
    UNDECIDED,
    /** Called a rogue, or refused. */
    REFUSED
  }

  static Verdict verdict(Identification said, String sender) {
    if (said instanceof Identification.Recognised recognised) {
      return recognised.deviceId().equals(sender) ? Verdict.RIGHT : Verdict.WRONG;
    }
    return said instanceof Identification.Undecided ? Verdict.UNDECIDED : Verdict.REFUSED;
  }

  static Verdict verdict(Verification said, String sender) {
    if (said instanceof Verification.Accepted accepted) {
      return accepted.deviceId().equals(sender) ? Verdict.RIGHT : Verdict.WRONG;
    }
    return said instanceof Verification.Undecided ? Verdict.UNDECIDED : Verdict.REFUSED;
  }

  boolean isRogue() {
    return !enrolled;
  }

  boolean isAccepted() {
    return verdict == Verdict.RIGHT || verdict == Verdict.WRONG;
  }

  boolean isUndecided() {
    return verdict == Verdict.UNDECIDED;
  }
}
