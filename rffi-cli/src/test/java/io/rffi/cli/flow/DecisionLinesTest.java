package io.rffi.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.Evidence;
import io.rffi.api.Identification;
import io.rffi.api.IdentifiedPacket;
import io.rffi.api.Neighbour;
import io.rffi.api.Preamble;
import io.rffi.api.Rejection;
import io.rffi.api.Significance;
import io.rffi.api.Verification;
import io.rffi.api.VerifiedPacket;
import io.rffi.cli.LoraRecording;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionLinesTest {
  private static final String[] BY_DISTANCE = {
    "file", "startSample", "decision", "device", "score", "threshold", "votes", "margin"
  };
  private static final String[] BY_LIKELIHOOD = {
    "file",
    "startSample",
    "decision",
    "device",
    "score",
    "threshold",
    "votes",
    "margin",
    "strangerShare",
    "ownShare",
    "snrDb",
    "packets"
  };

  private static final Preamble PREAMBLE =
      LoraPreambleExtractor.of(LoraParameters.EU868_SF7).extract(LoraRecording.at(1e6)).get(0);
  private static final Rejection CLIPPED = new Rejection("clipping", 0.2, 0.1, "clipping: loud");

  private static Evidence evidence(Significance significance) {
    return new Evidence(
        -14,
        -9,
        22,
        List.of(new Neighbour("pump", 0, 1)),
        Map.of("pump", 1),
        Optional.ofNullable(significance));
  }

  private static Evidence likelihood() {
    return evidence(new Significance(0.0005, 0.34, 23, 1));
  }

  private static JsonNode line(boolean explained, Identification who) {
    return new DecisionLines(explained).line("f", new IdentifiedPacket(PREAMBLE, who)).node();
  }

  private static JsonNode line(boolean explained, Verification claim) {
    return new DecisionLines(explained).line("f", new VerifiedPacket(PREAMBLE, claim)).node();
  }

  private static void assertLine(JsonNode line, String decision, String device, String... names) {
    assertThat(line.get("decision").asText()).isEqualTo(decision);
    assertThat(line.get("device").textValue()).isEqualTo(device);
    assertThat(line.fieldNames()).toIterable().containsExactly(names);
  }

  @Test
  void whoSentAPacket() {
    assertLine(
        line(false, new Identification.Recognised("pump", likelihood())),
        "recognised",
        "pump",
        BY_LIKELIHOOD);
    assertLine(line(false, new Identification.Rogue(likelihood())), "rogue", null, BY_LIKELIHOOD);
    JsonNode undecided = line(false, new Identification.Undecided(likelihood()));
    assertLine(undecided, "undecided", null, BY_LIKELIHOOD);
    assertThat(undecided.get("strangerShare").asDouble()).isEqualTo(0.0005);
    assertThat(undecided.get("ownShare").asDouble()).isEqualTo(0.34);
    assertThat(undecided.get("snrDb").asDouble()).isEqualTo(23);
    assertThat(undecided.get("packets").asInt()).isEqualTo(1);
    JsonNode rejected = line(false, new Identification.Rejected(CLIPPED));
    assertThat(rejected.get("decision").asText()).isEqualTo("rejected");
    assertThat(rejected.get("check").asText()).isEqualTo("clipping");
  }

  @Test
  void whetherAPacketIsFromTheClaimedDevice() {
    assertLine(
        line(false, new Verification.Accepted("pump", likelihood())),
        "accepted",
        "pump",
        BY_LIKELIHOOD);
    assertLine(
        line(false, new Verification.Refused("pump", likelihood())),
        "refused",
        "pump",
        BY_LIKELIHOOD);
    assertLine(
        line(false, new Verification.Undecided("pump", likelihood())),
        "undecided",
        "pump",
        BY_LIKELIHOOD);
    JsonNode rejected = line(false, new Verification.Rejected("pump", CLIPPED));
    assertThat(rejected.get("decision").asText()).isEqualTo("rejected");
    assertThat(rejected.get("device").asText()).isEqualTo("pump");
  }

  @Test
  void distancesHaveNoErrorRates() {
    assertLine(
        line(false, new Identification.Recognised("pump", evidence(null))),
        "recognised",
        "pump",
        BY_DISTANCE);
    assertLine(
        line(false, new Verification.Undecided("pump", evidence(null))),
        "undecided",
        "pump",
        BY_DISTANCE);
  }

  @Test
  void saysWhyWhereAsked() {
    assertThat(line(true, new Identification.Undecided(likelihood())).get("why").asText())
        .contains("pump is the nearest: e^14 times likelier");
    assertThat(line(true, new Identification.Rejected(CLIPPED)).get("why").asText())
        .isEqualTo("not judged: clipping: loud");
    assertThat(line(true, new Verification.Accepted("pump", likelihood())).get("why").asText())
        .startsWith("pump is e^14 times likelier");
  }
}
