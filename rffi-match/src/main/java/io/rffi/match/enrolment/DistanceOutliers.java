package io.rffi.match.enrolment;

import io.rffi.api.Metric;
import java.util.Arrays;

/**
 * F. E. Grubbs' test (Annals of Mathematical Statistics 21, 1950) of each packet's distance from
 * the centre of the others against those of the others. The squared distance is a sum of squares;
 * its cube root is nearly normal (E. B. Wilson and M. M. Hilferty, PNAS 17, 1931).
 */
final class DistanceOutliers implements OutlierTest {
  /** Distances of packets are never more equal than this, relative to their mean. */
  private static final double LEAST_DEVIATION = 0.01;

  private final DevicePackets packets;

  DistanceOutliers(DevicePackets packets) {
    this.packets = packets;
  }

  @Override
  public int leastPackets() {
    return 5;
  }

  @Override
  public Suspect farthest(int[] of) {
    double[] normal = normal(of);
    int farthest = 0;
    for (int n = 1; n < of.length; n++) {
      farthest = normal[n] > normal[farthest] ? n : farthest;
    }
    return new Suspect(of[farthest], Math.min(1, of.length * chance(normal, farthest)));
  }

  /** See {@link Suspect#chance}, of the packet in a place of these. */
  double chance(int[] of, int place) {
    return Math.min(1, of.length * chance(normal(of), place));
  }

  private double[] normal(int[] of) {
    return Arrays.stream(packets.fromTheRest(of)).map(d -> cubeRootOfSquare(d)).toArray();
  }

  private static double chance(double[] normal, int one) {
    int others = normal.length - 1;
    double mean = (Arrays.stream(normal).sum() - normal[one]) / others;
    double squares = 0;
    for (int n = 0; n < normal.length; n++) {
      squares += n == one ? 0 : (normal[n] - mean) * (normal[n] - mean);
    }
    double deviation = Math.max(Math.sqrt(squares / (others - 1)), LEAST_DEVIATION * mean);
    double excess = normal[one] - mean;
    if (excess <= 0) {
      return 1;
    }
    return deviation == 0
        ? 0
        : Tails.student(excess / (deviation * Math.sqrt(1 + 1.0 / others)), others - 1);
  }

  /** One metric is a squared distance already, and a learned one no distance in a space. */
  private double cubeRootOfSquare(double distance) {
    if (packets.metric().equals(Metric.EUCLIDEAN)) {
      return Math.cbrt(distance * distance);
    }
    return packets.metric().equals(Metric.COSINE) ? Math.cbrt(distance) : distance;
  }
}
