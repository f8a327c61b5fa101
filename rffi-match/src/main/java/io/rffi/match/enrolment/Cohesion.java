package io.rffi.match.enrolment;

import java.util.OptionalDouble;

/**
 * How close together the packets of a device lie.
 *
 * @param distance the median distance of its packets from its centre, by the metric of the space,
 *     corrected for the packets' own part in the centre; ≥ 0
 * @param usual the median of that over the other devices; empty if no other has two packets
 * @param excess the median squared distance of a packet from the centre of the others, over what
 *     the model allows at the noise of each: about 1; empty without {@link
 *     io.rffi.api.decision.DecisionStatistics}
 */
public record Cohesion(double distance, OptionalDouble usual, OptionalDouble excess) {}
