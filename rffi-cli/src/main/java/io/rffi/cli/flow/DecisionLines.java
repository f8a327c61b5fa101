package io.rffi.cli.flow;

import io.rffi.api.Evidence;
import io.rffi.api.Identification;
import io.rffi.api.IdentifiedPacket;
import io.rffi.api.Rejection;
import io.rffi.api.Verification;
import io.rffi.api.VerifiedPacket;
import java.util.Map;

/** Decisions as JSON lines. */
public final class DecisionLines {
  private DecisionLines() {}

  /**
   * Who sent a packet.
   *
   * @param file where the packet was found
   * @param packet the decision
   * @return the line
   */
  public static JsonLine line(String file, IdentifiedPacket packet) {
    JsonLine line = begin(file, packet.preamble().startSample());
    Identification identification = packet.identification();
    if (identification instanceof Identification.Recognised recognised) {
      return judged(line, "recognised", recognised.deviceId(), recognised.match());
    }
    if (identification instanceof Identification.Rogue rogue) {
      return judged(line, "rogue", null, rogue.match());
    }
    return rejected(line, null, ((Identification.Rejected) identification).rejection());
  }

  /**
   * Whether a packet is from the claimed device.
   *
   * @param file where the packet was found
   * @param packet the decision
   * @return the line
   */
  public static JsonLine line(String file, VerifiedPacket packet) {
    JsonLine line = begin(file, packet.preamble().startSample());
    Verification verification = packet.verification();
    String device = verification.deviceId();
    if (verification instanceof Verification.Accepted accepted) {
      return judged(line, "accepted", device, accepted.match());
    }
    if (verification instanceof Verification.Refused refused) {
      return judged(line, "refused", device, refused.match());
    }
    return rejected(line, device, ((Verification.Rejected) verification).rejection());
  }

  private static JsonLine begin(String file, double startSample) {
    return new JsonLine().put("file", file).put("startSample", startSample);
  }

  private static JsonLine judged(JsonLine line, String decision, String device, Evidence match) {
    return evidence(line.put("decision", decision).put("device", device), match);
  }

  private static JsonLine evidence(JsonLine line, Evidence match) {
    return line.put("score", match.score())
        .put("threshold", match.threshold())
        .put("votes", match.votes())
        .put("margin", match.margin());
  }

  private static JsonLine rejected(JsonLine line, String device, Rejection rejection) {
    return line.put("decision", "rejected")
        .put("device", device)
        .put("score", Double.NaN)
        .put("threshold", Double.NaN)
        .put("votes", Map.of())
        .put("margin", Double.NaN)
        .put("reason", rejection.reason())
        .put("check", rejection.check())
        .put("value", rejection.value())
        .put("limit", rejection.limit());
  }
}
