package io.rffi.eval.protocol;

import io.rffi.api.Embedder;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Metric;
import io.rffi.api.SignalQualityException;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Signals that are their own fingerprints. */
final class Points {
  static final int DIMENSION = 6;
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("points", "none", DIMENSION, Metric.EUCLIDEAN);

  /** Refuses a batch with a silent signal, as networks do. */
  static final Embedder EMBEDDER = Points::embed;

  private Points() {}

  private static List<Fingerprint> embed(List<IqSignal> signals) {
    for (IqSignal signal : signals) {
      if (signal.rms() == 0) {
        throw new SignalQualityException("energy", 0, 0, "no energy");
      }
    }
    return signals.stream().map(signal -> Fingerprint.of(SPACE, signal.toArray())).toList();
  }

  static LabelledSignal packet(String device, double... values) {
    float[] samples = new float[DIMENSION];
    for (int n = 0; n < values.length; n++) {
      samples[n] = (float) values[n];
    }
    return new LabelledSignal(device, IqSignal.of(samples, 1e6));
  }

  /** Devices {@code first} to {@code last} around centres of their own. */
  static PacketSet set(String name, int first, int last, int packets, double spread, long seed) {
    List<LabelledSignal> all = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int device = first; device <= last; device++) {
      SplittableRandom own = new SplittableRandom(device);
      double[] centre = own.doubles(DIMENSION, -1, 1).toArray();
      for (int n = 0; n < packets; n++) {
        double[] values = new double[DIMENSION];
        for (int axis = 0; axis < DIMENSION; axis++) {
          values[axis] = centre[axis] + spread * random.nextGaussian();
        }
        all.add(packet(Integer.toString(device), values));
      }
    }
    return new PacketSet(name, all);
  }

  static EmbeddedSet embedded(PacketSet set) {
    return new PacketEmbedder(EMBEDDER, 7, 2).embed(set);
  }
}
