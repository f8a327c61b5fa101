package io.rffi.match.enrolment;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The other device that is nearest, by the distance of their centres.
 *
 * @param device its id
 * @param distance of the centres, by the metric of the space
 * @param relative this over the larger {@link Cohesion#distance} of the two; empty if both have but
 *     one packet, or no spread
 * @param confusedPackets how many packets of the two, outliers aside, are nearer to the other
 *     device than to the rest of their own
 * @param comparedPackets of how many
 * @param likeness what follows from it
 */
public record NearbyDevice(
    String device,
    double distance,
    OptionalDouble relative,
    int confusedPackets,
    int comparedPackets,
    Likeness likeness) {
  /** How alike two devices are. */
  public enum Likeness {
    /** They are told apart. */
    DISTINCT,
    /** Packets of one would be taken for the other. */
    TOO_SIMILAR,
    /** They can't be told apart: they may be one radio under two names. */
    MAY_BE_ONE_RADIO
  }

  /** Checks that nothing is missing. */
  public NearbyDevice {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(relative, "relative");
    Objects.requireNonNull(likeness, "likeness");
  }
}
