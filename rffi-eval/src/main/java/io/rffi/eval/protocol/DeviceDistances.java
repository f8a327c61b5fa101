package io.rffi.eval.protocol;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import java.util.Arrays;

/**
 * How near all devices are, each by the mean distance of its k nearest fingerprints, as {@link
 * io.rffi.match.KnnMatcher} verifies claims.
 */
final class DeviceDistances {
  private final Gallery gallery;
  private final int k;

  DeviceDistances(Gallery gallery, int k) {
    this.gallery = gallery;
    this.k = k;
  }

  /** One more than there are other devices at most as far as this one. */
  int rank(String device, Fingerprint probe) {
    double own = distance(gallery.device(device).orElseThrow(), probe);
    int rank = 1;
    for (EnrolledDevice other : gallery.devices()) {
      if (!other.id().equals(device) && distance(other, probe) <= own) {
        rank++;
      }
    }
    return rank;
  }

  private double distance(EnrolledDevice device, Fingerprint probe) {
    double[] distances = device.fingerprints().stream().mapToDouble(probe::distanceTo).toArray();
    Arrays.sort(distances);
    double sum = 0;
    for (int n = 0; n < k; n++) {
      sum += distances[n];
    }
    return sum / k;
  }
}
