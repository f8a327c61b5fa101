package io.rffi.match;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Neighbour;
import java.util.List;

/**
 * Who is nearest to a probe.
 *
 * @param device the device
 * @param score how far, to be held against the threshold
 * @param neighbours the fingerprints that say so, by ascending distance
 */
record NearestDevice(EnrolledDevice device, double score, List<Neighbour> neighbours) {}
