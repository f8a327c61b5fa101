package io.rffi.cli.flow;

import io.rffi.api.Evidence;
import io.rffi.api.Identification;
import io.rffi.api.IdentifiedPacket;
import io.rffi.api.Rejection;
import io.rffi.api.Significance;
import io.rffi.api.Verification;
import io.rffi.api.VerifiedPacket;
import io.rffi.match.Explanation;
import java.util.Map;

/**
 * Decisions as JSON lines.
 *
 * @param explained whether each says why, in plain words
 */
public record DecisionLines(boolean explained) {
  /**
   * Who sent a packet.
   *
   * @param file where the packet was found
   * @param packet the decision
   * @return the line
   */
  public JsonLine line(String file, IdentifiedPacket packet) {
    return decided(begin(file, packet.preamble().startSample()), packet.identification());
  }

  /**
   * Whether a packet is from the claimed device.
   *
   * @param file where the packet was found
   * @param packet the decision
   * @return the line
   */
  public JsonLine line(String file, VerifiedPacket packet) {
    return decided(begin(file, packet.preamble().startSample()), packet.verification());
  }

  /**
   * Who sent all packets of some recordings.
   *
   * @param packets what was judged
   * @param identification the decision
   * @return the line
   */
  public JsonLine line(PacketsTogether packets, Identification identification) {
    return decided(begin(packets), identification);
  }

  /**
   * Whether all packets of some recordings are from the claimed device.
   *
   * @param packets what was judged
   * @param verification the decision
   * @return the line
   */
  public JsonLine line(PacketsTogether packets, Verification verification) {
    return decided(begin(packets), verification);
  }

  private static JsonLine begin(String file, double startSample) {
    return new JsonLine().put("file", file).put("startSample", startSample);
  }

  private static JsonLine begin(PacketsTogether packets) {
    return new JsonLine()
        .put("files", packets.files())
        .put("packets", packets.judged())
        .put("rejected", packets.rejected());
  }

  private JsonLine decided(JsonLine line, Identification identification) {
    if (identification instanceof Identification.Recognised recognised) {
      judged(line, "recognised", recognised.deviceId(), recognised.match());
    } else if (identification instanceof Identification.Rogue rogue) {
      judged(line, "rogue", null, rogue.match());
    } else if (identification instanceof Identification.Undecided undecided) {
      judged(line, "undecided", null, undecided.match());
    } else {
      rejected(line, null, ((Identification.Rejected) identification).rejection());
    }
    return explained ? line.put("why", Explanation.of(identification)) : line;
  }

  private JsonLine decided(JsonLine line, Verification verification) {
    String device = verification.deviceId();
    if (verification instanceof Verification.Accepted accepted) {
      judged(line, "accepted", device, accepted.match());
    } else if (verification instanceof Verification.Refused refused) {
      judged(line, "refused", device, refused.match());
    } else if (verification instanceof Verification.Undecided undecided) {
      judged(line, "undecided", device, undecided.match());
    } else {
      rejected(line, device, ((Verification.Rejected) verification).rejection());
    }
    return explained ? line.put("why", Explanation.of(verification)) : line;
  }

  private static void judged(JsonLine line, String decision, String device, Evidence match) {
    line.put("decision", decision)
        .put("device", device)
        .put("score", match.score())
        .put("threshold", match.threshold())
        .put("votes", match.votes())
        .put("margin", match.margin());
    match.significance().ifPresent(significance -> rates(line, significance));
  }

  private static void rates(JsonLine line, Significance significance) {
    line.put("strangerShare", significance.stranger())
        .put("ownShare", significance.own())
        .put("snrDb", significance.snrDb())
        .put("packets", significance.packets());
  }

  private static void rejected(JsonLine line, String device, Rejection rejection) {
    line.put("decision", "rejected")
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
