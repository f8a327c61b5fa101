package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Neighbour;
import java.util.List;

/**
 * Who is nearest to a probe.
 *
 * @param best the device
 * @param score how far, to be held against the threshold
 * @param consulted the fingerprints that say so, by ascending distance
 */
record Standing(EnrolledDevice best, double score, List<Neighbour> consulted) {}
