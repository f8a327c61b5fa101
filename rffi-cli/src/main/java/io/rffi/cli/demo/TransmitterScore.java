package io.rffi.cli.demo;

import io.rffi.api.Identification;
import io.rffi.match.Explanation;
import java.util.List;

/**
 * What became of one transmitter's fresh packets.
 *
 * @param name what the transmitter is called
 * @param family what kind it is
 * @param isRogue whether it was never enrolled
 * @param sent how many packets it sent
 * @param recognised how many were recognised as its own
 * @param confused how many were taken for another device's
 * @param undecided how many may be its own, or a stranger's
 * @param refused how many were taken for a rogue's
 * @param rejected how many were too poor, or beyond the model's limits
 * @param nearest how many are nearest to its own device, whether or not that is near enough
 */
record TransmitterScore(
    String name,
    String family,
    boolean isRogue,
    int sent,
    int recognised,
    int confused,
    int undecided,
    int refused,
    int rejected,
    int nearest) {

  static TransmitterScore of(
      String name, String family, boolean isRogue, int sent, List<Identification> verdicts) {
    int recognised = 0;
    int confused = 0;
    int undecided = 0;
    int refused = 0;
    int rejected = 0;
    int nearest = 0;
    for (Identification verdict : verdicts) {
      if (Explanation.nearestDevice(verdict).filter(name::equals).isPresent()) {
        nearest++;
      }
      if (verdict instanceof Identification.Recognised known) {
        if (known.deviceId().equals(name)) {
          recognised++;
        } else {
          confused++;
        }
      } else if (verdict instanceof Identification.Undecided) {
        undecided++;
      } else if (verdict instanceof Identification.Rogue) {
        refused++;
      } else {
        rejected++;
      }
    }
    // What is found where nothing was sent is rejected, too, but none of the packets sent.
    rejected = Math.min(rejected, sent - recognised - confused - undecided - refused);
    return new TransmitterScore(
        name, family, isRogue, sent, recognised, confused, undecided, refused, rejected, nearest);
  }

  /** Packets that could have been judged: all but the rejected ones. */
  int judged() {
    return sent - rejected;
  }

  /** Packets that were not found. */
  int missed() {
    return judged() - recognised - confused - undecided - refused;
  }
}
