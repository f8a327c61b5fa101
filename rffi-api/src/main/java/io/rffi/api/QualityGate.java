package io.rffi.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Decides whether a preamble is good enough to be judged at all. What is rejected gets no verdict
 * rather than a wrong one, and is never enrolled.
 *
 * <p>Gates are composed with {@link #and}; the first check that fails is the one that is reported,
 * so causes come before what follows from them. {@link #standard()} is the usual composition; what
 * one embedder bears and another does not is in {@link Embedder#limits()}. Gates on figures pass a
 * figure that was not measured, see {@link SignalQuality}. Those made here are immutable and safe
 * for use by many threads at once; implementations should be.
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
   * Embedder#limits}. So do undelimited ones, which recordings of preambles alone are, see {@link
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
   * Rejects packets of another waveform than the one that an embedder was made for, as {@code
   * "waveform"} with the value 1: it would give fingerprints of them too, which mean nothing. Those
   * of an {@linkplain Waveform#UNSTATED unstated} waveform pass.
   *
   * @param expected the only waveform that passes
   * @return the gate
   */
  static QualityGate waveform(Waveform expected) {
    Objects.requireNonNull(expected, "expected");
    return preamble ->
        preamble.waveform().equals(expected) || preamble.waveform().equals(Waveform.UNSTATED)
            ? Optional.empty()
            : Optional.of(
                new Rejection(
                    "waveform",
                    1,
                    0,
                    "it is "
                        + preamble.waveform().describe()
                        + ", the model was made for "
                        + expected.describe()
                        + "; use a model for this waveform"));
  }

  /**
   * Rejects weak packets, as {@code "snr"}.
   *
   * @param limitDb the smallest {@link SignalQuality#snrDb()} that passes, not NaN
   * @return the gate
   */
  static QualityGate minimumSnrDb(double limitDb) {
    return LimitGate.atLeast(
        "snr",
        Preamble::snrDb,
        limitDb,
        "SNR of %.1f dB is below %.1f dB; receive the device from nearer or with a better"
            + " antenna");
  }

  /**
   * Rejects packets that the receiver's converter saw in too few steps, as {@code "level"}: what
   * rounding does to those is no noise that averages out.
   *
   * @param limit the smallest {@link SignalQuality#levelSteps()} that passes, not NaN
   * @return the gate
   */
  static QualityGate minimumLevelSteps(double limit) {
    return LimitGate.atLeast(
        "level",
        preamble -> preamble.quality().levelSteps(),
        limit,
        "an RMS of %.1f steps of the receiver's converter is below %.1f; raise the receiver's gain,"
            + " or record with more bits");
  }

  /**
   * Rejects packets that overdrove the receiver, as {@code "clipping"}.
   *
   * @param limit the greatest {@link SignalQuality#clippedFraction()} that passes, 0 to 1
   * @return the gate
   */
  static QualityGate maximumClippedFraction(double limit) {
    return LimitGate.atMost(
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
    return LimitGate.atMost(
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
    return LimitGate.atMost(
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
    return LimitGate.atMost(
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
    return LimitGate.atMost(
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
    return LimitGate.atMost(
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
