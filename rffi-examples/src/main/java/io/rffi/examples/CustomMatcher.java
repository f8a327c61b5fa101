package io.rffi.examples;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.Verification;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A matcher of one's own: a device is as near as its enrolled fingerprints are on average. It is
 * made for one gallery and never changes: {@code builder.matcher(gallery -> new
 * CustomMatcher(gallery, 0.5))}.
 *
 * @param gallery the enrolled devices
 * @param threshold the largest mean distance that is accepted
 */
public record CustomMatcher(Gallery gallery, double threshold) implements Matcher {
  @Override
  public Identification identify(Fingerprint probe) {
    EnrolledDevice nearest =
        gallery.devices().stream()
            .min(Comparator.comparingDouble(device -> meanDistance(device, probe)))
            .orElse(null);
    if (nearest == null) {
      return new Identification.Rogue(evidence(Double.POSITIVE_INFINITY));
    }
    Evidence evidence = evidence(meanDistance(nearest, probe));
    return evidence.withinThreshold()
        ? new Identification.Recognised(nearest.id(), evidence)
        : new Identification.Rogue(evidence);
  }

  @Override
  public Verification verify(String deviceId, Fingerprint probe) {
    EnrolledDevice claimed =
        gallery.device(deviceId).orElseThrow(() -> new UnknownDeviceException(deviceId));
    Evidence evidence = evidence(meanDistance(claimed, probe));
    return evidence.withinThreshold()
        ? new Verification.Accepted(deviceId, evidence)
        : new Verification.Refused(deviceId, evidence);
  }

  private static double meanDistance(EnrolledDevice device, Fingerprint probe) {
    return device.fingerprints().stream().mapToDouble(probe::distanceTo).average().orElseThrow();
  }

  private Evidence evidence(double score) {
    return new Evidence(score, threshold, Double.POSITIVE_INFINITY, List.of(), Map.of());
  }
}
