package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Evidence;
import io.rffi.api.Identification;
import io.rffi.api.Neighbour;
import io.rffi.api.Rejection;
import io.rffi.api.Significance;
import io.rffi.api.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final List<Neighbour> NEIGHBOURS =
      List.of(
          new Neighbour("device-03", 0, 0.5),
          new Neighbour("device-07", 1, 0.75),
          new Neighbour("device-03", 4, 1));

  private static final Rejection CLIPPED = new Rejection("clipping", 1, 0, "clipping: too loud");

  /** By distance, or with error rates by likelihood. */
  private static Evidence evidence(double score, double margin, Significance significance) {
    return new Evidence(
        score,
        significance == null ? 2.1088 : -9.21,
        margin,
        NEIGHBOURS,
        Map.of("device-03", 2, "device-07", 1),
        Optional.ofNullable(significance));
  }

  private static Significance at(double snrDb, int packets) {
    return new Significance(0.0005, 0.336, snrDb, packets);
  }

  @Test
  void saysHowMuchLikelierTheNearestIs() {
    assertThat(
            Explanation.of(
                new Identification.Recognised("device-03", evidence(-14.2, 21.7, at(23.4, 1)))))
        .isEqualTo(
            "device-03 is the nearest: e^14 times likelier than an unknown radio, e^9.2 times are"
                + " needed; 0.05 % of unknown radios received as noisily look as much like an"
                + " enrolled device; 34 % of a device's own packets look as little like it; one"
                + " packet at 23 dB; the runner-up is e^22 times less likely");
  }

  @Test
  void namesTheNearestWhereNobodyIsRecognised() {
    Evidence evidence = evidence(3.04, 0.5, at(Double.POSITIVE_INFINITY, 1));
    assertThat(Explanation.of(new Identification.Rogue(evidence)))
        .startsWith(
            "device-03 is the nearest: e^3.0 times less likely than an unknown radio, e^9.2")
        .endsWith("look as little like it; the runner-up is e^0.5 times less likely");
    assertThat(Explanation.of(new Identification.Undecided(evidence)))
        .startsWith("too weak to be told from an unknown radio: device-03 is the nearest: e^3.0");
  }

  @Test
  void saysWhatLeavesAPacketUndecided() {
    assertThat(Explanation.of(new Identification.Undecided(evidence(-24, 2.5, at(20, 1)))))
        .startsWith("too much like another enrolled device: device-03 is the nearest: e^24 times");
    assertThat(Explanation.of(new Identification.Undecided(evidence(-5, 22, at(20, 1)))))
        .startsWith("too weak to be told from an unknown radio: device-03 is the nearest: e^5.0");
  }

  @Test
  void doesNotInventANearest() {
    Evidence evidence =
        new Evidence(
            -1,
            -9,
            Double.POSITIVE_INFINITY,
            List.of(),
            Map.of(),
            Optional.of(new Significance(1, 1, 20, 1)));
    assertThat(Explanation.of(new Identification.Rogue(evidence)))
        .startsWith("the nearest device is e^1.0 times likelier than an unknown radio")
        .contains("100 % of unknown radios")
        .endsWith("one packet at 20 dB");
    assertThat(Explanation.nearestDevice(new Identification.Rogue(evidence))).isEmpty();
    assertThat(Explanation.nearestDevice(new Identification.Rejected(CLIPPED))).isEmpty();
    assertThat(Explanation.nearestDevice(new Identification.Recognised("a", evidence)))
        .contains("a");
  }

  @Test
  void saysHowManyPacketsWereJudgedTogether() {
    assertThat(
            Explanation.of(new Verification.Accepted("device-03", evidence(-31, 40, at(17.6, 12)))))
        .isEqualTo(
            "device-03 is e^31 times likelier than an unknown radio, e^9.2 times are needed; 0.05 %"
                + " of unknown radios received as noisily look as much like it; 34 % of a device's"
                + " own packets look as little like it; 12 packets at 18 dB on average together;"
                + " the runner-up is e^40 times less likely");
    assertThat(
            Explanation.of(new Verification.Undecided("device-07", evidence(-5, 0, at(17.6, 12)))))
        .startsWith("too weak to be told from an unknown radio: device-07 is e^5.0 times likelier")
        .endsWith("device-03 is as near or nearer");
  }

  @Test
  void saysHowFarTheNearestIs() {
    assertThat(
            Explanation.of(
                new Identification.Recognised("device-03", evidence(0.81234, 1.25, null))))
        .isEqualTo(
            "device-03 is the nearest, at a distance of 0.8123, within the threshold of 2.109; 2 of"
                + " the 3 fingerprints consulted are its own; the runner-up is 1.25 farther");
    assertThat(Explanation.of(new Identification.Rogue(evidence(12.5, 0, null))))
        .isEqualTo(
            "device-03 is the nearest, at a distance of 12.5, beyond the threshold of 2.109; 2 of"
                + " the 3 fingerprints consulted are its own; another is as near");
    assertThat(Explanation.of(new Identification.Undecided(evidence(1, 1, null))))
        .startsWith("no verdict is sure; of one packet: device-03 is the nearest, at a distance");
  }

  @Test
  void saysWhoIsNearerThanTheClaimedDevice() {
    assertThat(Explanation.of(new Verification.Refused("device-07", evidence(1.5, 0, null))))
        .isEqualTo(
            "device-07 is at a distance of 1.5, within the threshold of 2.109; device-03 is as near"
                + " or nearer");
    assertThat(Explanation.of(new Verification.Refused("device-03", evidence(1.5, 0, null))))
        .endsWith("; another is as near or nearer");
  }

  @Test
  void saysWhyNothingWasCompared() {
    assertThat(Explanation.of(new Identification.Rejected(CLIPPED)))
        .isEqualTo("not judged: clipping: too loud");
    assertThat(Explanation.of(new Verification.Rejected("device-03", CLIPPED)))
        .isEqualTo("not judged: clipping: too loud");
    Evidence nobody =
        new Evidence(
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            List.of(),
            Map.of());
    assertThat(Explanation.of(new Identification.Rogue(nobody))).isEqualTo("no device is enrolled");
  }
}
