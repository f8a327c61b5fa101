package io.rffi.cli;

import io.rffi.api.text.Printable;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.RejectedPacket;
import io.rffi.eval.report.EvaluatedSets;
import java.io.PrintWriter;
import java.util.List;

/** Names the packets that are too poor for an evaluation or beyond the model's limits. */
final class RejectedLines {
  private static final int MOST_NAMED = 10;

  private RejectedLines() {}

  /**
   * A line for each packet; of many in a set for the first.
   *
   * @param sets the packets of an evaluation
   * @param err where to
   */
  static void write(EvaluatedSets sets, PrintWriter err) {
    write(sets.enrolled(), err);
    write(sets.test(), err);
    sets.rogues().ifPresent(set -> write(set, err));
  }

  private static void write(EmbeddedSet set, PrintWriter err) {
    List<RejectedPacket> rejected = set.rejected();
    for (RejectedPacket packet : rejected.subList(0, Math.min(MOST_NAMED, rejected.size()))) {
      err.printf(
          "rffi: rejected packet %d of %s (device %s): %s%n",
          packet.number(),
          Printable.piece(set.name()),
          Printable.piece(packet.device()),
          Printable.line(packet.rejection().reason()));
    }
    if (rejected.size() > MOST_NAMED) {
      err.printf(
          "rffi: rejected %d more packets of %s%n",
          rejected.size() - MOST_NAMED, Printable.piece(set.name()));
    }
  }
}
