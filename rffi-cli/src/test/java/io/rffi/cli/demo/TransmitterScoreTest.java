package io.rffi.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Evidence;
import io.rffi.api.Identification;
import io.rffi.api.Neighbour;
import io.rffi.api.Rejection;
import io.rffi.api.Significance;
import io.rffi.cli.flow.JsonLines;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every packet is counted, and none of them twice. */
class TransmitterScoreTest {
  private static final Evidence NEAR =
      new Evidence(
          -2,
          -9,
          1,
          List.of(new Neighbour("device-01", 0, 1)),
          Map.of("device-01", 1),
          Optional.of(new Significance(0.1, 0.5, 20, 1)));
  private static final Evidence NAMELESS = new Evidence(1, 0, 1, List.of(), Map.of());

  private static final List<Identification> VERDICTS =
      List.of(
          new Identification.Recognised("device-01", NEAR),
          new Identification.Recognised("device-02", NAMELESS),
          new Identification.Undecided(NEAR),
          new Identification.Undecided(NAMELESS),
          new Identification.Rogue(NEAR),
          new Identification.Rejected(new Rejection("snr", 3, 20, "snr: too weak")));

  @Test
  void anUndecidedPacketIsNeitherRecognisedNorRefusedNorLost() {
    TransmitterScore score = TransmitterScore.of("device-01", "kind", false, 7, VERDICTS);

    assertThat(score.recognised()).isEqualTo(1);
    assertThat(score.confused()).isEqualTo(1);
    assertThat(score.undecided()).isEqualTo(2);
    assertThat(score.refused()).isEqualTo(1);
    assertThat(score.rejected()).isEqualTo(1);
    assertThat(score.nearest()).isEqualTo(3);
    assertThat(score.judged()).isEqualTo(6);
    assertThat(score.missed()).isEqualTo(1);
  }

  @Test
  void theReportCountsThemApart() {
    DemoReport report =
        new DemoReport(
            new DemoSettings(1, 1, 1, 7, 1),
            List.of(
                TransmitterScore.of("device-01", "kind", false, 7, VERDICTS),
                TransmitterScore.of("rogue-01", "kind", true, 6, VERDICTS)));

    assertThat(report.table())
        .contains("  undecided among enrolled     33.3 %      2 of 6")
        .contains("  undecided among rogues       40.0 %      2 of 5")
        .contains("  false rejects of enrolled    33.3 %      2 of 6")
        .contains("  false accepts of rogues      40.0 %      2 of 5");
    StringWriter json = new StringWriter();
    new JsonLines(new PrintWriter(json)).write(report.json());
    assertThat(json.toString())
        .contains("\"recognised\":1,\"confused\":1,\"undecided\":2,")
        .contains("\"falseRejects\":2,")
        .contains("\"falseAccepts\":2,\"undecidedRoguePackets\":2,\"refusedRoguePackets\":1,");
  }
}
