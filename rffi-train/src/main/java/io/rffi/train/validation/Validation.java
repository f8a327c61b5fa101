package io.rffi.train.validation;

import io.rffi.eval.metric.RocCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Scores embeddings of {@link HeldOutDevices} by the rule of {@code KnnMatcher}: the mean distance
 * to the k nearest enrolled packets, and the majority among them.
 */
public final class Validation {
  private static final int PUBLISHED_K = 15;

  private Validation() {}

  /**
   * Scores embeddings. Every probe counts twice for the rogue decision: against all devices, and as
   * a rogue's against all but its own.
   *
   * @param held the devices
   * @param embeddings one for each of its examples
   * @return the score
   */
  public static ValidationScore score(HeldOutDevices held, float[][] embeddings) {
    int right = 0;
    double[] genuine = new double[held.judged() * held.probes()];
    double[] rogue = new double[genuine.length];
    for (int n = 0; n < genuine.length; n++) {
      int device = n / held.probes();
      List<Hit> hits = hits(held, embeddings, embeddings[held.probe(device, n % held.probes())]);
      right += majority(held, hits) == device ? 1 : 0;
      genuine[n] = meanDistance(held, hits);
      hits.removeIf(hit -> hit.device() == device);
      rogue[n] = meanDistance(held, hits);
    }
    RocCurve curve = RocCurve.of(genuine, rogue);
    return new ValidationScore(
        (double) right / genuine.length, curve.area(), curve.equalErrorRate());
  }

  private record Hit(int device, double distance) {}

  /** All enrolled packets, the nearest first. */
  private static List<Hit> hits(HeldOutDevices held, float[][] embeddings, float[] probe) {
    List<Hit> hits = new ArrayList<>(held.devices() * held.enrolled());
    for (int device = 0; device < held.devices(); device++) {
      for (int n = 0; n < held.enrolled(); n++) {
        hits.add(new Hit(device, Distances.euclidean(probe, embeddings[held.first(device) + n])));
      }
    }
    hits.sort(Comparator.comparingDouble(Hit::distance));
    return hits;
  }

  private static int majority(HeldOutDevices held, List<Hit> hits) {
    double[] votes = new double[held.devices()];
    for (Hit hit : hits.subList(0, k(held))) {
      // The small term lets the nearer device win a tie.
      votes[hit.device()] += 1 - 1e-3 * hit.distance();
    }
    double most = Arrays.stream(votes).max().orElseThrow();
    for (int device = 0; device < votes.length; device++) {
      if (votes[device] == most) {
        return device;
      }
    }
    throw new IllegalStateException("no vote is the largest");
  }

  private static double meanDistance(HeldOutDevices held, List<Hit> hits) {
    return hits.stream().limit(k(held)).mapToDouble(Hit::distance).average().orElseThrow();
  }

  private static int k(HeldOutDevices held) {
    return Math.min(PUBLISHED_K, held.enrolled());
  }
}
