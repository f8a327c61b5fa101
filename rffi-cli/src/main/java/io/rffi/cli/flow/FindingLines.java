package io.rffi.cli.flow;

import io.rffi.match.enrolment.Cohesion;
import io.rffi.match.enrolment.DeviceReport;
import io.rffi.match.enrolment.Finding;
import io.rffi.match.enrolment.NearbyDevice;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalDouble;

/** What an enrolment report says of a device, as members of its line and as warnings. */
public final class FindingLines {
  private FindingLines() {}

  /**
   * Puts what was found.
   *
   * @param line the device's line
   * @param report on the device
   * @return the line, with {@code findings}: empty if all is well
   */
  public static JsonLine put(JsonLine line, DeviceReport report) {
    return line.put("findings", report.findings().stream().map(Finding::words).toList());
  }

  /**
   * Puts the figures, and what was found.
   *
   * @param line the device's line
   * @param report on the device
   * @return the line; null stands for what nobody can know of so few packets or devices
   */
  public static JsonLine putAll(JsonLine line, DeviceReport report) {
    Optional<Cohesion> cohesion = report.cohesion();
    Optional<NearbyDevice> nearest = report.nearest();
    line.put("repeatedPackets", report.repeatedPackets())
        .put("unmeasuredPackets", report.unmeasuredPackets())
        .put("medianSnrDb", orNull(report.medianSnrDb()))
        .put("cohesion", orNull(cohesion.map(Cohesion::distance)))
        .put("usualCohesion", orNull(cohesion.map(one -> orNull(one.usual()))))
        .put("excess", orNull(cohesion.map(one -> orNull(one.excess()))))
        .put("outliers", report.outliers().stream().mapToInt(one -> one.index() + 1).toArray())
        .put("nearest", nearest.map(NearbyDevice::device).orElse(null))
        .put("distance", orNull(nearest.map(NearbyDevice::distance)))
        .put("relativeDistance", orNull(nearest.map(one -> orNull(one.relative()))))
        .put("confusedPackets", nearest.map(NearbyDevice::confusedPackets).orElse(0))
        .put("comparedPackets", nearest.map(NearbyDevice::comparedPackets).orElse(0));
    return put(line, report);
  }

  /** What is not finite is written as null. */
  private static double orNull(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private static double orNull(Optional<Double> value) {
    return value.orElse(Double.NaN);
  }

  /**
   * Warns of each finding.
   *
   * @param report on a device
   * @param err where to, a line each
   */
  public static void warn(DeviceReport report, PrintWriter err) {
    for (Finding finding : report.findings()) {
      err.println(Messages.line("rffi: device " + finding.device() + ": " + finding.words()));
    }
  }
}
