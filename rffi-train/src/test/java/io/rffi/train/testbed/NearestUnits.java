package io.rffi.train.testbed;

import io.rffi.augment.testbed.Reception;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** k-NN as published: the majority among the 15 nearest enrolled receptions. */
final class NearestUnits {
  private static final int K = 15;

  private final float[][] points;
  private final int[] units;

  NearestUnits(float[][] points, List<Reception> enrolled) {
    this.points = points;
    units = enrolled.stream().mapToInt(Reception::unit).toArray();
  }

  /** The fraction of receptions whose unit is found. */
  double accuracy(float[][] probes, List<Reception> receptions) {
    long right =
        IntStream.range(0, probes.length)
            .parallel()
            .filter(n -> unit(probes[n]) == receptions.get(n).unit())
            .count();
    return (double) right / probes.length;
  }

  private int unit(float[] probe) {
    double[] distances = Arrays.stream(points).mapToDouble(p -> squared(p, probe)).toArray();
    Map<Integer, Double> votes = new HashMap<>();
    IntStream.range(0, distances.length)
        .boxed()
        .sorted(Comparator.comparingDouble(n -> distances[n]))
        .limit(K)
        // The small term lets the nearer unit win a tie.
        .forEach(n -> votes.merge(units[n], 1 - 1e-9 * Math.sqrt(distances[n]), Double::sum));
    return votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += (double) (a[n] - b[n]) * (a[n] - b[n]);
    }
    return sum;
  }
}
