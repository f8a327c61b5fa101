package io.rffi.match.distance;

import io.rffi.api.Metric;
import java.util.Arrays;
import java.util.Objects;

/**
 * How far a device is from a packet: the mean distance of the packet to the device's k nearest
 * fingerprints.
 *
 * <p>A device with n &lt; k fingerprints is as far as all of its n on average, {@linkplain
 * Metric#stretched stretched} by a factor &gt; 1 that depends on n and k alone, so that no other
 * device has a say in it. A threshold that was calibrated with k fingerprints a device would let
 * too many impostors near a few: of a few, the mean strays. It lies off its device's centre by
 * s²/n, s² being the scatter of a packet; two packets of a device are 2s² apart. So squares of
 * differences grow by 1 + (1/n − 1/k) / 2: for k = 15 differences by 21 % for one fingerprint, 6 %
 * for three, 1 % for eight. In simulated galleries of devices all enrolled from as few as one
 * packet, impostors are then not accepted more often than in galleries with k, where the devices
 * are told apart well enough that most genuine packets are accepted, too ({@code ThinDevicesTest}).
 *
 * @param k how many neighbours are asked, ≥ 1
 * @param metric of the distances
 */
public record DeviceDistance(int k, Metric metric) {
  /** Checks that k is positive. */
  public DeviceDistance {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    Objects.requireNonNull(metric, "metric");
  }

  /**
   * The distance of a device.
   *
   * @param distances of the packet to each fingerprint of the device, in any order, at least one
   * @return ≥ 0
   */
  public double of(double[] distances) {
    double nearest = Arrays.stream(distances).sorted().limit(k).average().orElseThrow();
    int count = distances.length;
    return isFullyEnrolled(count)
        ? nearest
        : metric.stretched(nearest, Math.sqrt(1 + (1.0 / count - 1.0 / k) / 2));
  }

  /**
   * Whether a device is compared by k fingerprints.
   *
   * @param fingerprints how many of it are enrolled
   * @return whether these are k or more
   */
  public boolean isFullyEnrolled(int fingerprints) {
    return fingerprints >= k;
  }
}
