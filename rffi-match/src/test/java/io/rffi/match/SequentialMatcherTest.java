package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import io.rffi.api.ThresholdException;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.Verification;
import io.rffi.api.decision.DecisionStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequentialMatcherTest {
  private static final DecisionPolicy POLICY = new DecisionPolicy(0.04, 0.04);
  private static final int LOOKS = 3;

  private final SyntheticRadios radios = SyntheticRadios.of(4, 16, 1, 4, 7);
  private final DecisionStatistics statistics = radios.statistics(300, LOOKS, 10, 30);
  private final SyntheticRadios.Radio known = radios.radio();
  private final Gallery gallery = SyntheticRadios.gallery(List.of(known, radios.radio()), 20, 30);
  private final SequentialMatcher matcher =
      SequentialMatcher.with(statistics, POLICY, LOOKS).over(gallery);

  /** As near the first device as can be, and so noisy that an unknown radio may be. */
  private List<Fingerprint> weak(int count) {
    float[] values = known.packet(60).toArray();
    Fingerprint weak = Fingerprint.of(radios.space(), values).withSnrDb(10);
    return Stream.generate(() -> weak).limit(count).toList();
  }

  /** The same as a likelihood matcher says of all packets so far, at a third of the rates. */
  @Test
  void eachLookIsAtAllPacketsForItsShareOfTheErrors() {
    Matcher share =
        LikelihoodMatcher.with(
                statistics,
                new DecisionPolicy(
                    POLICY.falseAcceptRate() / LOOKS, POLICY.falseRejectRate() / LOOKS))
            .over(gallery);
    List<Fingerprint> weak = weak(LOOKS);
    SequentialDecision<Identification> who = matcher.identify();
    SequentialDecision<Verification> claim = matcher.verify("0");
    for (int n = 1; n <= LOOKS && who.isOpen(); n++) {
      assertThat(who.add(weak.get(n - 1))).isEqualTo(share.identify(weak.subList(0, n)));
      assertThat(who.packets()).isEqualTo(n);
    }
    for (int n = 1; n <= LOOKS && claim.isOpen(); n++) {
      assertThat(claim.add(weak.get(n - 1))).isEqualTo(share.verify("0", weak.subList(0, n)));
    }
    assertThat(who.packets()).isGreaterThan(1);
    assertThat(claim.packets()).isGreaterThan(1);
  }

  @Test
  void aStrongPacketIsEnough() {
    SequentialDecision<Identification> who = matcher.identify();
    assertThat(who.isOpen()).isTrue();

    Identification verdict = who.add(known.packet(30));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Identification.Recognised.class, it -> assertThat(it.deviceId()).isEqualTo("0"));
    assertThat(who.isOpen()).isFalse();
    assertThat(who.packets()).isEqualTo(1);
    assertThat(matcher.verify("0").add(known.packet(30))).isInstanceOf(Verification.Accepted.class);
    assertThat(matcher.verify("1").add(known.packet(30))).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void onceDecidedItStaysDecided() {
    SequentialDecision<Identification> who = matcher.identify();
    Identification verdict = who.add(known.packet(30));

    assertThat(who.add(radios.radio().packet(30))).isSameAs(verdict);
    assertThat(who.verdict()).isSameAs(verdict);
    assertThat(who.packets()).isEqualTo(1);
  }

  /** A packet with more noise than the cohort's is never accepted, and these are too near. */
  @Test
  void afterTheLastLookItStaysUndecided() {
    SequentialDecision<Verification> claim = matcher.verify("0");
    for (int n = 0; n < LOOKS; n++) {
      assertThat(claim.isOpen()).isTrue();
      claim.add(Fingerprint.of(radios.space(), known.packet(60).toArray()).withSnrDb(0));
    }
    assertThat(claim.verdict()).isInstanceOf(Verification.Undecided.class);
    assertThat(claim.isOpen()).isFalse();
    assertThat(claim.add(known.packet(30))).isInstanceOf(Verification.Undecided.class);
    assertThat(claim.packets()).isEqualTo(LOOKS);
  }

  @Test
  void decisionsDoNotDisturbEachOther() {
    SequentialDecision<Identification> one = matcher.identify();
    SequentialDecision<Identification> other = matcher.identify();
    one.add(known.packet(30));

    assertThat(other.packets()).isZero();
    assertThat(other.isOpen()).isTrue();
    assertThatIllegalStateException().isThrownBy(other::verdict).withMessageContaining("no packet");
  }

  @Test
  void nobodyIsEnrolled() {
    SequentialMatcher empty =
        SequentialMatcher.with(statistics, POLICY, LOOKS).over(new Gallery(1, List.of()));
    assertThat(empty.identify().add(known.packet(30))).isInstanceOf(Identification.Rogue.class);
  }

  @Test
  void refusesAClaimOfNobodyBeforeAPacketComes() {
    assertThatExceptionOfType(UnknownDeviceException.class)
        .isThrownBy(() -> matcher.verify("nobody"));
  }

  @Test
  void aPacketOfAnotherSpaceCostsNoLook() {
    EmbeddingSpace other = new EmbeddingSpace("other", "front end", 4, Metric.EUCLIDEAN);
    SequentialDecision<Identification> who = matcher.identify();

    assertThatExceptionOfType(EmbeddingSpaceMismatchException.class)
        .isThrownBy(() -> who.add(Fingerprint.of(other, 1, 2, 3, 4)));
    assertThat(who.packets()).isZero();
    assertThat(who.isOpen()).isTrue();
  }

  @Test
  void refusesMoreLooksThanTheCohortCanAnswerFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SequentialMatcher.with(statistics, POLICY, 0));
    assertThatExceptionOfType(ThresholdException.class)
        .isThrownBy(() -> SequentialMatcher.with(statistics, POLICY, 4))
        .withMessageContaining("4 looks")
        .withMessageContaining("carries 3");
    DecisionPolicy standard = new DecisionPolicy(0.01, 0.01);
    assertThat(SequentialMatcher.with(statistics, standard, LOOKS)).isNotNull();
    assertThatExceptionOfType(ThresholdException.class)
        .isThrownBy(
            () -> SequentialMatcher.with(statistics, standard.withFalseAcceptRate(0.009), LOOKS))
        .withMessageContaining("3 looks share a false-accept rate of 0.009")
        .withMessageContaining("the model carries 300");
    assertThatExceptionOfType(ThresholdException.class)
        .isThrownBy(
            () -> SequentialMatcher.with(statistics, standard.withFalseRejectRate(0.009), LOOKS))
        .withMessageContaining("3 looks share a false-reject rate of 0.009: 333 unknown radios");
  }
}
