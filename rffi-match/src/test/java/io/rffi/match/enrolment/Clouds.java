package io.rffi.match.enrolment;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Devices as normal clouds around normally distributed centres; noise adds as much as a packet
 * scatters without at 20 dB. One generator draws all.
 */
final class Clouds {
  static final int DIMENSION = 8;

  private final EmbeddingSpace space;
  private final double apart;
  private final Random random;

  /** How many deviations of a packet the centres spread. */
  Clouds(double apart, long seed) {
    this(apart, seed, Metric.EUCLIDEAN);
  }

  Clouds(double apart, long seed, Metric metric) {
    space = new EmbeddingSpace("simulated", "clouds", DIMENSION, metric);
    this.apart = apart;
    random = new Random(seed);
  }

  double[] centre() {
    double[] centre = new double[DIMENSION];
    for (int axis = 0; axis < DIMENSION; axis++) {
      centre[axis] = apart * random.nextGaussian();
    }
    return centre;
  }

  Fingerprint packet(double[] centre, double snrDb) {
    double deviation = Math.sqrt(1 + TwoCovariance.relativeNoise(snrDb));
    float[] values = new float[DIMENSION];
    for (int axis = 0; axis < DIMENSION; axis++) {
      values[axis] = (float) (centre[axis] + deviation * random.nextGaussian());
    }
    return Fingerprint.of(space, values).withSnrDb(snrDb);
  }

  /** At 20 to 45 dB where noise is drawn, else at 40. */
  List<Fingerprint> packets(double[] centre, int count, boolean noisy) {
    List<Fingerprint> packets = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      packets.add(packet(centre, noisy ? random.nextDouble(20, 45) : 40));
    }
    return packets;
  }

  List<EnrolledDevice> devices(int count, int packets, boolean noisy) {
    List<EnrolledDevice> devices = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      devices.add(new EnrolledDevice("d" + n, packets(centre(), packets, noisy)));
    }
    return devices;
  }

  /** The truth about these clouds. */
  DecisionStatistics statistics() {
    double[][] one = new double[DIMENSION][DIMENSION];
    double[][] between = new double[DIMENSION][DIMENSION];
    for (int axis = 0; axis < DIMENSION; axis++) {
      one[axis][axis] = 1;
      between[axis][axis] = apart * apart;
    }
    return new DecisionStatistics(
        new TwoCovariance(one, new double[DIMENSION], between, one, one),
        new ImpostorCohort(new double[] {20}, new float[1][1][1][DIMENSION]));
  }

  static Gallery gallery(List<EnrolledDevice> devices) {
    return new Gallery(1, devices);
  }
}
