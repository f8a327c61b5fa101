package io.rffi.match.enrolment;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The packets of one device, by index. */
final class DevicePackets {
  private final EnrolledDevice device;
  private final Metric metric;
  private final float[][] values;
  private final int[] distinct;

  DevicePackets(EnrolledDevice device) {
    this.device = device;
    metric = device.space().metric();
    List<Fingerprint> prints = device.fingerprints();
    values = prints.stream().map(Fingerprint::toArray).toArray(float[][]::new);
    Set<Fingerprint> met = new HashSet<>();
    distinct =
        IntStream.range(0, values.length)
            .filter(n -> met.add(prints.get(n).withSnrDb(Double.POSITIVE_INFINITY)))
            .toArray();
  }

  String id() {
    return device.id();
  }

  int count() {
    return values.length;
  }

  Metric metric() {
    return metric;
  }

  /** Those that are no copies of an earlier one. */
  int[] distinct() {
    return distinct.clone();
  }

  float[] values(int packet) {
    return values[packet];
  }

  double snrDb(int packet) {
    return device.fingerprints().get(packet).snrDb();
  }

  double distance(int packet, float[] point) {
    return metric.distance(values[packet], point);
  }

  /** The mean of some packets, at least one. */
  float[] centre(int[] of) {
    return mean(sum(of), of.length);
  }

  /** How far each of some packets, at least two, is from the mean of the rest. */
  double[] fromTheRest(int[] of) {
    double[] sum = sum(of);
    double[] distances = new double[of.length];
    for (int n = 0; n < of.length; n++) {
      double[] rest = sum.clone();
      for (int axis = 0; axis < rest.length; axis++) {
        rest[axis] -= values[of[n]][axis];
      }
      distances[n] = distance(of[n], mean(rest, of.length - 1));
    }
    return distances;
  }

  private double[] sum(int[] of) {
    double[] sum = new double[values[0].length];
    for (int packet : of) {
      for (int axis = 0; axis < sum.length; axis++) {
        sum[axis] += values[packet][axis];
      }
    }
    return sum;
  }

  private static float[] mean(double[] sum, int count) {
    float[] mean = new float[sum.length];
    for (int axis = 0; axis < mean.length; axis++) {
      mean[axis] = (float) (sum[axis] / count);
    }
    return mean;
  }
}
