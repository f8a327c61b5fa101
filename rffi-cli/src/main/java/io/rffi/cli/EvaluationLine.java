package io.rffi.cli;

import io.rffi.cli.flow.JsonLine;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.Enrolment;
import io.rffi.eval.protocol.Figures;
import io.rffi.eval.report.EvaluatedSets;
import java.util.OptionalDouble;

/** The one line that an evaluation prints. */
final class EvaluationLine {
  private EvaluationLine() {}

  /**
   * Says it all.
   *
   * @param sets the packets
   * @param enrolment who was compared with, and how
   * @param figures what came of it
   * @param threshold the model's, if it has one
   * @return the line
   */
  static JsonLine of(
      EvaluatedSets sets, Enrolment enrolment, Figures figures, OptionalDouble threshold) {
    JsonLine line = new JsonLine();
    figures
        .byName()
        .forEach(
            (name, figure) -> {
              line.put(name, figure.map(one -> one.value()).orElse(Double.NaN));
              line.put(name + "Low95", figure.map(one -> one.low()).orElse(Double.NaN));
              line.put(name + "High95", figure.map(one -> one.high()).orElse(Double.NaN));
            });
    line.put("threshold", threshold.orElse(Double.NaN));
    counts(line, "devices", "packets", "rejected", sets.test());
    counts(line, "enrolledDevices", "enrolledPackets", "rejectedEnrolled", sets.enrolled());
    sets.rogues()
        .ifPresentOrElse(
            rogues -> counts(line, "rogueDevices", "roguePackets", "rejectedRogues", rogues),
            () -> line.put("rogueDevices", 0).put("roguePackets", 0).put("rejectedRogues", 0));
    return line.put("k", enrolment.k())
        .put("enrol", sets.enrolled().name())
        .put("test", sets.test().name())
        .put("rogue", sets.rogues().map(EmbeddedSet::name).orElse(null))
        .put("model", sets.test().packets().get(0).fingerprint().space().id());
  }

  private static void counts(
      JsonLine line, String devices, String packets, String rejected, EmbeddedSet set) {
    line.put(devices, set.devices().size())
        .put(packets, set.packets().size())
        .put(rejected, set.rejected().size());
  }
}
