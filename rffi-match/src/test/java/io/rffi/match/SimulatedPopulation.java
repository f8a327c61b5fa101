package io.rffi.match;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Devices as normal clouds of deviation 1 around normally distributed centres, without end: what a
 * good network makes of radios. The further the centres spread and the more values there are, the
 * better they are told apart.
 */
final class SimulatedPopulation {
  private final EmbeddingSpace space;
  private final double spread;
  private final Random random;

  SimulatedPopulation(int dimension, double spread, long seed) {
    space = new EmbeddingSpace("simulated", "clouds", dimension, Metric.EUCLIDEAN);
    this.spread = spread;
    random = new Random(seed);
  }

  /** Packets of a device that is drawn for this. */
  List<Fingerprint> device(int packets) {
    double[] centre = IntStream.range(0, space.dimension()).mapToDouble(n -> drawn()).toArray();
    List<Fingerprint> all = new ArrayList<>();
    for (int packet = 0; packet < packets; packet++) {
      float[] values = new float[centre.length];
      for (int n = 0; n < values.length; n++) {
        values[n] = (float) (centre[n] + random.nextGaussian());
      }
      all.add(Fingerprint.of(space, values));
    }
    return all;
  }

  private double drawn() {
    return spread * random.nextGaussian();
  }

  /** Devices that are drawn for this. */
  Gallery gallery(int devices, int packets) {
    List<EnrolledDevice> all = new ArrayList<>();
    for (int n = 0; n < devices; n++) {
      all.add(new EnrolledDevice("device-" + n, device(packets)));
    }
    return new Gallery(1, all);
  }
}
