package io.rffi.api;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides whether a preamble is good enough to be judged at all. What is rejected gets no verdict
 * rather than a wrong one, and is never enrolled.
 *
 * <p>Gates are composed with {@link #and}; the first check that fails is the one that is reported,
 * so causes come before what follows from them. {@link #standard()} is the usual composition. Gates
 * on figures pass a figure that was not measured, see {@link SignalQuality}. Those made here are
 * immutable and safe for use by many threads at once; implementations should be.
 */
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
   * Rejects what a fingerprint should not be taken from, however strong it was received. At its
   * limits, fingerprints of simulated packets by the bundled model have moved by less than its
   * threshold allows (the median of 200 packets: clipping 0.3, gain step 1.5, drift 1.6,
   * interference 1.2 by another packet, of 2.1; but a drift of 100 Hz 2.4, so that such packets are
   * refused). Weak packets pass: how much noise a model bears is its own matter, see {@link
   * #minimumSnrDb}. So do undelimited ones, which recordings of preambles alone are, see {@link
   * #requireDelimited}.
   *
   * @return not truncated, at most 10 % clipped, a gain step of at most 5 dB, a drift of at most
   *     200 Hz, interference of at most −25 dB, in this order
   */
  static QualityGate standard() {
    return notTruncated()
        .and(maximumClippedFraction(0.1))
        .and(maximumGainStepDb(5))
        .and(maximumDriftHz(200))
        .and(maximumInterferenceDb(-25));
  }

  /**
   * Rejects weak packets, as {@code "snr"}.
   *
   * @param limitDb the smallest {@link SignalQuality#snrDb()} that passes, not NaN
   * @return the gate
   */
  static QualityGate minimumSnrDb(double limitDb) {
    if (Double.isNaN(limitDb)) {
      throw new IllegalArgumentException("the limit of snr is NaN");
    }
    return preamble ->
        preamble.snrDb() >= limitDb
            ? Optional.empty()
            : Optional.of(
                new Rejection(
                    "snr",
                    preamble.snrDb(),
                    limitDb,
                    String.format(
                        Locale.ROOT,
                        "SNR of %.1f dB is below %.1f dB; receive the device from nearer or with a"
                            + " better antenna",
                        preamble.snrDb(),
                        limitDb)));
  }

  /**
   * Rejects packets that overdrove the receiver, as {@code "clipping"}.
   *
   * @param limit the greatest {@link SignalQuality#clippedFraction()} that passes, 0 to 1
   * @return the gate
   */
  static QualityGate maximumClippedFraction(double limit) {
    return new LimitGate(
        "clipping",
        preamble -> preamble.quality().clippedFraction(),
        limit,
        "a fraction of %.3f of the samples is clipped, more than %.3f; lower the receiver's gain");
  }

  /**
   * Rejects preambles that began before the capture, as {@code "truncation"} with the value 1.
   *
   * @return the gate
   */
  static QualityGate notTruncated() {
    return new LimitGate(
        "truncation",
        preamble -> preamble.quality().truncated() ? 1 : 0,
        0,
        "the preamble began before the capture; start recording earlier");
  }

  /**
   * Rejects preambles behind which their delimiter was not found, as {@code "delimiter"} with the
   * value 1: their timing and carrier are less certain.
   *
   * @return the gate
   */
  static QualityGate requireDelimited() {
    return new LimitGate(
        "delimiter",
        preamble -> preamble.delimited() ? 0 : 1,
        0,
        "what follows a preamble was not found behind it; record the packet to its end");
  }

  /**
   * Rejects packets that another signal was received with, as {@code "interference"}.
   *
   * @param limitDb the greatest {@link SignalQuality#interferenceDb()} that passes: relative to the
   *     packet's own power, so usually negative
   * @return the gate
   */
  static QualityGate maximumInterferenceDb(double limitDb) {
    return new LimitGate(
        "interference",
        preamble -> preamble.quality().interferenceDb(),
        limitDb,
        "another signal is at %.1f dB of the packet's power, above %.1f dB; wait for the next"
            + " packet, or look for a spurious carrier");
  }

  /**
   * Rejects packets during which the level changed, as {@code "gain-step"}.
   *
   * @param limitDb the greatest {@link SignalQuality#gainStepDb()} that passes, ≥ 0
   * @return the gate
   */
  static QualityGate maximumGainStepDb(double limitDb) {
    return new LimitGate(
        "gain-step",
        preamble -> preamble.quality().gainStepDb(),
        limitDb,
        "the level changes by %.1f dB inside the preamble, more than %.1f dB; fix the receiver's"
            + " gain, or wait for a packet that does not fade");
  }

  /**
   * Rejects packets whose carrier moved, as {@code "drift"}.
   *
   * @param limitHz the greatest magnitude of {@link SignalQuality#driftHz()} that passes, ≥ 0
   * @return the gate
   */
  static QualityGate maximumDriftHz(double limitHz) {
    return new LimitGate(
        "drift",
        preamble -> Math.abs(preamble.quality().driftHz()),
        limitHz,
        "the carrier drifts by %.0f Hz inside the preamble, more than %.0f Hz; let transmitter and"
            + " receiver warm up");
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
