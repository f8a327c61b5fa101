package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Verification;
import io.rffi.api.decision.DecisionStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The errors of decisions that may look several times, over all looks, where the model is right.
 * Every trial has a cohort, a gallery and a radio of its own, so that trials are independent, and
 * an unknown radio is to the cohort as its own are to each other: the rate holds exactly, and the
 * counts of errors are binomial.
 *
 * <p>Seeds are fixed. With others, each of the four assertions of a rate fails by chance at most
 * once in 10<sup>7</sup> runs, as {@link #most} says.
 */
@Tag("statistical")
class SequentialRatesTest {
  private static final int TRIALS = 3000;
  private static final int LOOKS = 3;
  private static final int COHORT = 59;
  private static final int DEVICES = 3;
  private static final double SNR_DB = 20;

  /** A third of each is the first of 59 radios: of the false-accept rate exactly. */
  private static final DecisionPolicy POLICY = new DecisionPolicy(0.05, 0.06);

  private final SyntheticRadios radios = SyntheticRadios.of(4, 25, 1, 1, 20261130);

  /** What becomes of sequences. */
  private static final class Count {
    private int accepted;
    private int refused;
    private int packets;

    void add(boolean isAccepted, boolean isRefused, int looks) {
      accepted += isAccepted ? 1 : 0;
      refused += isRefused ? 1 : 0;
      packets += looks;
    }

    double meanPackets() {
      return (double) packets / TRIALS;
    }

    @Override
    public String toString() {
      return "accepted %.2f %%, refused %.2f %%, undecided %.2f %%, %.2f packets"
          .formatted(
              100.0 * accepted / TRIALS,
              100.0 * refused / TRIALS,
              100.0 * (TRIALS - accepted - refused) / TRIALS,
              meanPackets());
    }
  }

  /** The least count that so many trials exceed with a probability below 1e-7 at a rate. */
  private static int most(double rate) {
    double term = TRIALS * Math.log1p(-rate);
    double below = 0;
    int count = 0;
    while (true) {
      below += Math.exp(term);
      if (1 - below < 1e-7) {
        return count;
      }
      term += Math.log((TRIALS - count) / (count + 1.0)) + Math.log(rate) - Math.log1p(-rate);
      count++;
    }
  }

  @Test
  void theRatesHoldOverAllLooksTogether() {
    Count strangers = new Count();
    Count claimants = new Count();
    Count own = new Count();
    Count ownClaims = new Count();
    Count fixed = new Count();
    Count naive = new Count();
    for (int trial = 0; trial < TRIALS; trial++) {
      DecisionStatistics statistics = radios.statistics(COHORT, LOOKS, SNR_DB);
      List<SyntheticRadios.Radio> enrolled = radios.radios(DEVICES);
      Gallery gallery = SyntheticRadios.gallery(enrolled, LOOKS - 1, SNR_DB);
      SequentialMatcher matcher = SequentialMatcher.with(statistics, POLICY, LOOKS).over(gallery);
      Matcher atOnce = LikelihoodMatcher.with(statistics, POLICY).over(gallery);

      List<Fingerprint> strange = radios.radio().packets(LOOKS, SNR_DB);
      identify(matcher, strange, strangers);
      verify(matcher, strange, claimants);
      boolean ever =
          Stream.of(1, 2, 3)
              .map(n -> atOnce.identify(strange.subList(0, n)).evidence().orElseThrow())
              .anyMatch(Evidence::withinThreshold);
      naive.add(ever, !ever, LOOKS);

      List<Fingerprint> its = enrolled.get(0).packets(LOOKS, SNR_DB);
      identify(matcher, its, own);
      verify(matcher, its, ownClaims);
      Identification all = atOnce.identify(its);
      fixed.add(isRecognised(all), all instanceof Identification.Rogue, LOOKS);
    }
    System.out.printf(
        "false-accept rate %s, false-reject rate %s, %d looks, %d trials%n"
            + "unknown radios, identified: %s%nunknown radios, verified: %s%n"
            + "devices, identified: %s%ndevices, verified: %s%n"
            + "devices, identified of %d packets at once: %s%n"
            + "unknown radios, each look at the full rate: %s%n",
        POLICY.falseAcceptRate(),
        POLICY.falseRejectRate(),
        LOOKS,
        TRIALS,
        strangers,
        claimants,
        own,
        ownClaims,
        LOOKS,
        fixed,
        naive);

    assertThat(strangers.accepted).isLessThanOrEqualTo(most(POLICY.falseAcceptRate()));
    assertThat(claimants.accepted).isLessThanOrEqualTo(most(POLICY.falseAcceptRate()));
    assertThat(own.refused).isLessThanOrEqualTo(most(POLICY.falseRejectRate()));
    assertThat(ownClaims.refused).isLessThanOrEqualTo(most(POLICY.falseRejectRate()));
    assertThat(own.meanPackets()).isLessThan(0.8 * LOOKS);
    assertThat(ownClaims.meanPackets()).isLessThan(0.8 * LOOKS);
    assertThat(own.accepted).isGreaterThan((int) (0.85 * fixed.accepted));
    // What would be wrong: the same looks, each at the rate of all.
    assertThat(naive.accepted).isGreaterThan(most(POLICY.falseAcceptRate()));
  }

  private static boolean isRecognised(Identification verdict) {
    return verdict instanceof Identification.Recognised;
  }

  private static void identify(SequentialMatcher matcher, List<Fingerprint> packets, Count count) {
    SequentialDecision<Identification> decision = matcher.identify();
    packets.forEach(decision::add);
    Identification verdict = decision.verdict();
    count.add(isRecognised(verdict), verdict instanceof Identification.Rogue, decision.packets());
  }

  private static void verify(SequentialMatcher matcher, List<Fingerprint> packets, Count count) {
    SequentialDecision<Verification> decision = matcher.verify("0");
    packets.forEach(decision::add);
    Verification verdict = decision.verdict();
    count.add(
        verdict instanceof Verification.Accepted,
        verdict instanceof Verification.Refused,
        decision.packets());
  }
}
