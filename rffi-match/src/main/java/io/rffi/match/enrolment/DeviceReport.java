package io.rffi.match.enrolment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of one enrolled device. Immutable.
 *
 * @param device its id
 * @param packets how many are enrolled
 * @param repeatedPackets how many of them are copies of an earlier one
 * @param unmeasuredPackets of how many the noise is not known
 * @param medianSnrDb the median signal-to-noise ratio of the others, in dB; empty if there are none
 * @param cohesion how close its packets lie; empty if all are one
 * @param outliers packets that lie too far off, in the order of enrolment; none of so few packets
 *     that nobody can tell, see {@link Finding.Kind#TOO_FEW_PACKETS}
 * @param nearest the nearest other device; empty if there is no other
 * @param findings what should be looked at, empty if all is well
 */
public record DeviceReport(
    String device,
    int packets,
    int repeatedPackets,
    int unmeasuredPackets,
    OptionalDouble medianSnrDb,
    Optional<Cohesion> cohesion,
    List<OutlierPacket> outliers,
    Optional<NearbyDevice> nearest,
    List<Finding> findings) {
  /** Copies the lists. */
  public DeviceReport {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(medianSnrDb, "medianSnrDb");
    Objects.requireNonNull(cohesion, "cohesion");
    outliers = List.copyOf(outliers);
    Objects.requireNonNull(nearest, "nearest");
    findings = List.copyOf(findings);
  }
}
