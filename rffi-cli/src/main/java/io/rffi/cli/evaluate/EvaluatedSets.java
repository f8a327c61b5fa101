package io.rffi.cli.evaluate;

import io.rffi.api.Printable;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.RejectedPacket;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The packets of an evaluation.
 *
 * @param enrolled who is compared with
 * @param test packets of enrolled devices
 * @param rogues packets of others, if there are any
 */
public record EvaluatedSets(EmbeddedSet enrolled, EmbeddedSet test, Optional<EmbeddedSet> rogues) {
  private static final int MOST_NAMED = 10;

  /** Checks that all is there. */
  public EvaluatedSets {
    Objects.requireNonNull(enrolled, "enrolled");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(rogues, "rogues");
  }

  /**
   * Names the packets that are too poor or beyond the model's limits, a line each; of many in a set
   * the first.
   *
   * @param err where to
   */
  public void nameRejected(PrintWriter err) {
    nameRejected(enrolled, err);
    nameRejected(test, err);
    rogues.ifPresent(set -> nameRejected(set, err));
  }

  private static void nameRejected(EmbeddedSet set, PrintWriter err) {
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
