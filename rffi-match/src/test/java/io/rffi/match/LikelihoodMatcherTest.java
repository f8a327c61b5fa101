package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Embedder;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import io.rffi.api.ThresholdException;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.Verification;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelihoodMatcherTest {
  private static final int AXES = 4;
  private static final double[] LEVELS = {20, 26, 35};
  private static final DecisionPolicy POLICY = new DecisionPolicy(0.01, 0.01);

  private final SyntheticRadios radios = SyntheticRadios.of(AXES, 100, 1, 2, 17);
  private final DecisionStatistics statistics = radios.statistics(400, 3, LEVELS);
  private final Matcher.Factory factory = LikelihoodMatcher.with(statistics, POLICY);

  private static Gallery with(Gallery gallery, EnrolledDevice added) {
    List<EnrolledDevice> all = new ArrayList<>(gallery.devices());
    all.add(added);
    return new Gallery(gallery.version() + 1, all);
  }

  private static Evidence evidence(Identification who) {
    return who.evidence().orElseThrow();
  }

  @Test
  void knowsItsOwnAndNoOther() {
    List<SyntheticRadios.Radio> known = radios.radios(5);
    Matcher matcher = factory.over(SyntheticRadios.gallery(known, 10, 35));
    int recognised = 0;
    int accepted = 0;
    for (int n = 0; n < 200; n++) {
      int device = n % known.size();
      Fingerprint own = known.get(device).packet(35);
      Identification who = matcher.identify(own);
      if (who instanceof Identification.Recognised right) {
        assertThat(right.deviceId()).isEqualTo(String.valueOf(device));
        recognised++;
      }
      if (matcher.identify(radios.radio().packet(35)) instanceof Identification.Recognised) {
        accepted++;
      }
    }
    // Expected: 198 and 2. Fewer or more than these have a probability below 1e-6.
    assertThat(recognised).isGreaterThan(184);
    assertThat(accepted).isLessThan(16);
  }

  /**
   * The rate of the policy, over galleries, sizes, packets and noise; one unknown radio, one trial.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 35, 1", "5, 3, 22, 1", "40, 15, 30, 1", "10, 1, 20, 3"})
  @Tag("statistical")
  void holdsItsFalseAcceptRate(int devices, int packets, double snrDb, int together) {
    // Radios that are near each other, so that strangers are mistaken at all.
    SyntheticRadios crowd = SyntheticRadios.of(AXES, 9, 1, 1, 31);
    DecisionPolicy policy = new DecisionPolicy(0.05, 0.001);
    int strangers = 4000;
    int identified = 0;
    int verified = 0;
    Matcher matcher = null;
    for (int n = 0; n < strangers; n++) {
      if (n % 100 == 0) {
        // Another cohort, and another gallery.
        matcher =
            LikelihoodMatcher.with(crowd.statistics(199, 3, LEVELS), policy)
                .over(SyntheticRadios.gallery(crowd.radios(devices), packets, snrDb));
      }
      List<Fingerprint> strange = crowd.radio().packets(together, snrDb);
      identified += matcher.identify(strange).evidence().orElseThrow().withinThreshold() ? 1 : 0;
      verified += matcher.verify("0", strange).evidence().orElseThrow().withinThreshold() ? 1 : 0;
    }
    // The first p-value alone: 5 % on average over cohorts. The rate of one cohort of 199 is a beta
    // variable of 10 and 190, of deviation 0.0154; the mean over 40 cohorts and the count together
    // have one of 0.0042, so that 5.5 deviations, 2.3 %, are left in one run of 4e7. Between levels
    // the rate is interpolated.
    assertThat(identified / (double) strangers).isCloseTo(0.05, within(0.023));
    assertThat(verified / (double) strangers).isCloseTo(0.05, within(0.023));
  }

  /**
   * Galleries and strangers of one kind, a cohort of two: a crowd, and radios far from it and from
   * each other, none of which is taken for any of the crowd. Were the rate that of all together, a
   * tenth of the crowd's strangers would pass.
   */
  @Test
  @Tag("statistical")
  void holdsItsFalseAcceptRateForEachKindApart() {
    SyntheticRadios crowd = SyntheticRadios.of(AXES, 9, 1, 1, 31);
    SyntheticRadios wide = SyntheticRadios.of(AXES, 1e6, 1, 1, 32);
    DecisionPolicy policy = new DecisionPolicy(0.05, 0.001);
    int strangers = 4000;
    int grouped = 0;
    int mixed = 0;
    Matcher matcher = null;
    Matcher mixture = null;
    for (int n = 0; n < strangers; n++) {
      if (n % 100 == 0) {
        DecisionStatistics both = crowd.statistics(wide, 199, 3, LEVELS);
        Gallery gallery = SyntheticRadios.gallery(crowd.radios(10), 5, 30);
        matcher = LikelihoodMatcher.with(both, policy).over(gallery);
        mixture = LikelihoodMatcher.with(withoutGroups(both), policy).over(gallery);
      }
      Fingerprint strange = crowd.radio().packet(26);
      grouped += evidence(matcher.identify(strange)).withinThreshold() ? 1 : 0;
      mixed += evidence(mixture.identify(strange)).withinThreshold() ? 1 : 0;
    }
    // As above: 2.3 % either way are left in one run of 4e7. Of the mixture the 20th of 399 radios
    // is the 20th of 199 of the crowd: a share of 10 % with a deviation of 0.6 %.
    assertThat(grouped / (double) strangers).isCloseTo(0.05, within(0.023));
    assertThat(mixed / (double) strangers).isCloseTo(0.1, within(0.033));
  }

  private static DecisionStatistics withoutGroups(DecisionStatistics statistics) {
    ImpostorCohort cohort = statistics.cohort();
    float[][][][] values = new float[cohort.levels()][cohort.radios()][cohort.packets()][];
    for (int level = 0; level < values.length; level++) {
      for (int radio = 0; radio < cohort.radios(); radio++) {
        for (int packet = 0; packet < cohort.packets(); packet++) {
          values[level][radio][packet] = cohort.packet(level, radio, packet);
        }
      }
    }
    return new DecisionStatistics(statistics.model(), new ImpostorCohort(LEVELS, values));
  }

  /** Each group's share and threshold are within the rate together, or neither is. */
  @Test
  void thePValueIsWithinTheRateWhereTheThresholdIs() {
    SyntheticRadios alike = SyntheticRadios.of(AXES, 6, 1, 4, 5);
    SyntheticRadios apart = SyntheticRadios.of(AXES, 15, 1, 1, 6);
    DecisionStatistics both = alike.statistics(apart, 150, 3, LEVELS);
    Matcher matcher =
        LikelihoodMatcher.with(both, POLICY).over(SyntheticRadios.gallery(apart.radios(8), 3, 28));
    int within = 0;
    for (int n = 0; n < 500; n++) {
      SyntheticRadios from = n % 2 == 0 ? alike : apart;
      Evidence seen = evidence(matcher.identify(from.radio().packet(20 + n % 20)));
      Evidence claim = matcher.verify("3", from.radio().packet(20)).evidence().orElseThrow();
      for (Evidence one : List.of(seen, claim)) {
        if (one.score() < 0) {
          assertThat(one.significance().orElseThrow().stranger() <= 0.01)
              .isEqualTo(one.withinThreshold());
        } else {
          assertThat(one.withinThreshold()).isFalse();
        }
        within += one.withinThreshold() ? 1 : 0;
      }
    }
    assertThat(within).isPositive();
  }

  @Test
  void aGroupThatIsTooSmallForTheRateIsRefused() {
    SyntheticRadios wide = SyntheticRadios.of(AXES, 1000, 1, 1, 32);
    DecisionStatistics both = radios.statistics(wide, 98, 3, LEVELS);
    assertThatThrownBy(() -> LikelihoodMatcher.with(both, POLICY))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining(
            "takes 99 unknown radios of each kind, the model carries 98 of kind 1");
    assertThat(LikelihoodMatcher.with(radios.statistics(wide, 99, 3, LEVELS), POLICY)).isNotNull();
    // All are 196: as one group they would do.
    assertThat(LikelihoodMatcher.with(withoutGroups(both), POLICY)).isNotNull();
  }

  /** The cohort is nowhere near: by it alone anything would do that is like the device at all. */
  @Test
  void whatIsLikelierOfAnyRadioIsNeverAccepted() {
    SyntheticRadios far = SyntheticRadios.of(AXES, 1, 1, 1, 8);
    DecisionStatistics statistics =
        new DecisionStatistics(
            SyntheticRadios.of(AXES, 1e4, 1, 1, 9).model(),
            far.statistics(200, 3, LEVELS).cohort());
    EnrolledDevice device =
        new EnrolledDevice("0", List.of(Fingerprint.of(far.space(), 150, 150, 150, 150)));
    Matcher matcher =
        LikelihoodMatcher.with(statistics, POLICY).over(new Gallery(1, List.of(device)));
    int likelierOfAny = 0;
    for (int off = 0; off < 40; off++) {
      Fingerprint packet = Fingerprint.of(far.space(), 150 + off * 0.5f, 150, 150, 150);
      Evidence seen = evidence(matcher.identify(packet));
      Evidence claim = matcher.verify("0", packet).evidence().orElseThrow();
      assertThat(seen.withinThreshold()).isEqualTo(seen.score() < 0);
      assertThat(claim.withinThreshold()).isEqualTo(claim.score() < 0);
      likelierOfAny += seen.score() < 0 ? 0 : 1;
    }
    assertThat(likelierOfAny).isBetween(5, 35);
  }

  @Test
  void aDeviceFromOnePacketMovesNoOther() {
    List<SyntheticRadios.Radio> known = radios.radios(6);
    Gallery before = SyntheticRadios.gallery(known, 5, 30);
    Gallery after = with(before, radios.radio().enrolled("thin", 1, 25));
    Matcher one = factory.over(before);
    Matcher other = factory.over(after);
    for (SyntheticRadios.Radio radio : known) {
      for (Fingerprint own : radio.packets(10, 24)) {
        Evidence alone = evidence(one.identify(own));
        Evidence beside = evidence(other.identify(own));
        assertThat(beside.score()).isEqualTo(alone.score());
        assertThat(beside.margin()).isLessThanOrEqualTo(alone.margin());
        // More devices are more that a stranger can be taken for: it never becomes easier.
        assertThat(beside.threshold()).isLessThanOrEqualTo(alone.threshold());
        assertThat(other.verify("3", own).evidence().orElseThrow().threshold())
            .isEqualTo(one.verify("3", own).evidence().orElseThrow().threshold());
      }
    }
  }

  @Test
  void takesOverWhatHasNotChanged() {
    Gallery gallery = SyntheticRadios.gallery(radios.radios(8), 5, 30);
    List<Fingerprint> probes = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      probes.add(radios.radio().packet(20 + n));
    }
    Gallery more = with(gallery, radios.radio().enrolled("new", 2, 30));
    Gallery fewer = new Gallery(3, more.devices().subList(2, 9));
    Gallery replaced = with(fewer, radios.radio().enrolled("0", 4, 22));
    for (Gallery state : List.of(gallery, more, fewer, replaced, gallery)) {
      Matcher kept = factory.over(state);
      Matcher fresh = LikelihoodMatcher.with(statistics, POLICY).over(state);
      for (Fingerprint probe : probes) {
        assertThat(kept.identify(probe)).isEqualTo(fresh.identify(probe));
        assertThat(kept.verify("3", probe)).isEqualTo(fresh.verify("3", probe));
      }
    }
  }

  @Test
  void theOrderOfEnrolmentDecidesNothing() {
    Gallery gallery = SyntheticRadios.gallery(radios.radios(6), 4, 28);
    List<EnrolledDevice> turned = new ArrayList<>(gallery.devices());
    Collections.reverse(turned);
    Matcher one = LikelihoodMatcher.with(statistics, POLICY).over(gallery);
    Matcher other = LikelihoodMatcher.with(statistics, POLICY).over(new Gallery(1, turned));
    for (int n = 0; n < 50; n++) {
      Fingerprint probe = radios.radio().packet(18 + n);
      assertThat(other.identify(probe)).isEqualTo(one.identify(probe));
    }
  }

  @Test
  void noiseMakesAPacketUndecidedNotARogue() {
    // So near each other that a noisy packet may be of any.
    SyntheticRadios alike = SyntheticRadios.of(AXES, 6, 1, 4, 5);
    List<SyntheticRadios.Radio> known = alike.radios(10);
    Matcher matcher =
        LikelihoodMatcher.with(alike.statistics(400, 3, LEVELS), POLICY)
            .over(SyntheticRadios.gallery(known, 10, 35));
    int undecided = 0;
    int rogue = 0;
    for (int n = 0; n < 300; n++) {
      Identification who = matcher.identify(known.get(n % 10).packet(20));
      undecided += who instanceof Identification.Undecided ? 1 : 0;
      rogue += who instanceof Identification.Rogue ? 1 : 0;
    }
    assertThat(undecided).isGreaterThan(250);
    assertThat(rogue).isLessThan(20);
  }

  @Test
  void whatIsNoisierThanTheCohortIsNeverAccepted() {
    SyntheticRadios.Radio known = radios.radio();
    Matcher matcher = factory.over(SyntheticRadios.gallery(List.of(known), 10, 35));
    for (Fingerprint own : known.packets(50, 10)) {
      assertThat(matcher.identify(own)).isNotInstanceOf(Identification.Recognised.class);
      assertThat(matcher.verify("0", own)).isNotInstanceOf(Verification.Accepted.class);
      assertThat(evidence(matcher.identify(own)).significance().orElseThrow().stranger())
          .isEqualTo(1);
    }
  }

  @Test
  void severalPacketsSayMoreThanOne() {
    SyntheticRadios alike = SyntheticRadios.of(AXES, 9, 1, 4, 5);
    List<SyntheticRadios.Radio> known = alike.radios(10);
    Matcher matcher =
        LikelihoodMatcher.with(alike.statistics(400, 3, LEVELS), POLICY)
            .over(SyntheticRadios.gallery(known, 10, 35));
    int one = 0;
    int three = 0;
    for (int n = 0; n < 200; n++) {
      List<Fingerprint> packets = known.get(n % 10).packets(3, 24);
      one += matcher.identify(packets.get(0)) instanceof Identification.Recognised ? 1 : 0;
      Identification together = matcher.identify(packets);
      three += together instanceof Identification.Recognised ? 1 : 0;
      assertThat(evidence(together).significance().orElseThrow().packets()).isEqualTo(3);
    }
    assertThat(three).isGreaterThan(one + 40);
  }

  /** A packet that is nothing but noise beside a clear one takes nothing away from it. */
  @Test
  void aNoisyPacketDoesNotSpoilAClearOne() {
    SyntheticRadios.Radio known = radios.radio();
    Matcher matcher = factory.over(SyntheticRadios.gallery(List.of(known), 10, 35));
    Fingerprint clear = known.packet(35);
    Fingerprint noisy = known.packet(0);
    Evidence alone = evidence(matcher.identify(clear));
    Evidence both = evidence(matcher.identify(List.of(noisy, clear)));
    assertThat(both.score()).isCloseTo(alone.score(), within(1.0));
  }

  @Test
  void unmeasuredNoiseIsTakenForNone() {
    SyntheticRadios.Radio known = radios.radio();
    Matcher matcher = factory.over(SyntheticRadios.gallery(List.of(known), 10, 35));
    Fingerprint unmeasured = known.packet(60).withSnrDb(Double.POSITIVE_INFINITY);
    assertThat(matcher.identify(unmeasured)).isInstanceOf(Identification.Recognised.class);
  }

  @Test
  void absurdFingerprintsHarmNobody() {
    List<SyntheticRadios.Radio> known = radios.radios(3);
    Gallery gallery =
        with(
            SyntheticRadios.gallery(known, 5, 30),
            new EnrolledDevice(
                "absurd",
                List.of(
                    Fingerprint.of(radios.space(), Float.MAX_VALUE, 0, -Float.MAX_VALUE, 1e30f),
                    Fingerprint.of(radios.space(), -Float.MAX_VALUE, 1, 2, Float.MIN_VALUE))));
    Matcher matcher = factory.over(gallery);
    Fingerprint own = known.get(1).packet(35);
    assertThat(matcher.identify(own))
        .isInstanceOfSatisfying(
            Identification.Recognised.class, who -> assertThat(who.deviceId()).isEqualTo("1"));
    Fingerprint far = Fingerprint.of(radios.space(), 3e38f, -3e38f, 3e38f, -3e38f);
    assertThat(matcher.identify(far)).isNotInstanceOf(Identification.Recognised.class);
    assertThat(matcher.verify("0", far)).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void aPacketThatAnotherDeviceExplainsBetterIsNotAccepted() {
    List<SyntheticRadios.Radio> known = radios.radios(2);
    Matcher matcher = factory.over(SyntheticRadios.gallery(known, 10, 35));
    for (Fingerprint packet : known.get(1).packets(20, 35)) {
      Verification claim = matcher.verify("0", packet);
      assertThat(claim).isInstanceOf(Verification.Refused.class);
      assertThat(claim.evidence().orElseThrow().margin()).isZero();
    }
  }

  @Test
  void refusesWhatItCannotJudge() {
    Matcher matcher = factory.over(SyntheticRadios.gallery(radios.radios(2), 3, 30));
    EmbeddingSpace foreign = new EmbeddingSpace("other", "x", AXES, Metric.EUCLIDEAN);
    Fingerprint probe = Fingerprint.of(foreign, 1, 2, 3, 4);
    assertThatThrownBy(() -> matcher.identify(probe))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
    assertThatThrownBy(() -> matcher.verify("0", probe))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
    assertThatThrownBy(() -> matcher.verify("nobody", radios.radio().packet(30)))
        .isInstanceOf(UnknownDeviceException.class);
    assertThatThrownBy(() -> matcher.identify(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    EmbeddingSpace wide = new EmbeddingSpace("wide", "x", AXES + 1, Metric.EUCLIDEAN);
    Gallery wider =
        new Gallery(
            1, List.of(new EnrolledDevice("wide", List.of(Fingerprint.of(wide, 1, 2, 3, 4, 5)))));
    assertThatThrownBy(() -> factory.over(wider))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wide has 5");
  }

  @Test
  void nobodyEnrolledMeansARogue() {
    Matcher matcher = factory.over(new Gallery(0, List.of()));
    Fingerprint probe = radios.radio().packet(30);
    assertThat(matcher.identify(probe)).isInstanceOf(Identification.Rogue.class);
    assertThat(evidence(matcher.identify(probe)).score()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> matcher.verify("a", probe)).isInstanceOf(UnknownDeviceException.class);
  }

  @Test
  void aRateThatTheCohortCannotSupportIsRefused() {
    assertThatThrownBy(() -> LikelihoodMatcher.with(statistics, POLICY.withFalseAcceptRate(0.001)))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("0.001")
        .hasMessageContaining("999")
        .hasMessageContaining("400");
    Embedder without = preambles -> List.of();
    assertThatThrownBy(() -> LikelihoodMatcher.of(without))
        .isInstanceOf(ThresholdException.class)
        .hasMessageContaining("carries no statistics");
  }

  @Test
  void theBoundIsTheBetaQuantile() {
    LikelihoodMatcher matcher =
        (LikelihoodMatcher) factory.over(SyntheticRadios.gallery(radios.radios(1), 1, 30));
    // scipy.stats.beta.ppf(0.95, 4, 397)
    assertThat(matcher.falseAcceptBound(0.95)).isCloseTo(0.019269, within(1e-5));
  }

  @Test
  void servesManyThreads() throws Exception {
    List<SyntheticRadios.Radio> known = radios.radios(6);
    Gallery gallery = SyntheticRadios.gallery(known, 5, 30);
    List<Fingerprint> probes = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      probes.add(known.get(n % 6).packet(18 + n));
    }
    Matcher alone = LikelihoodMatcher.with(statistics, POLICY).over(gallery);
    List<Identification> expected = probes.stream().map(alone::identify).toList();
    Matcher shared = LikelihoodMatcher.with(statistics, POLICY).over(gallery);
    Callable<List<Identification>> work = () -> probes.stream().map(shared::identify).toList();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<Identification>> together : pool.invokeAll(Collections.nCopies(12, work))) {
        assertThat(together.get()).isEqualTo(expected);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
