package io.rffi.match.enrolment;

import io.rffi.api.Metric;
import java.util.Random;

/**
 * Whether two devices' packets may come from one distribution: the energy distance of G. J. Székely
 * and M. L. Rizzo ("Testing for equal distributions in high dimension", InterStat 2004), twice the
 * mean distance between the two less the mean distances within each, compared with what it is when
 * the packets are dealt out to the two at random.
 */
final class EnergyTest {
  /** With fewer of each, hardly any difference would be noticed. */
  static final int LEAST_PACKETS = 5;

  /** So often packets of one radio are told apart nevertheless. */
  static final double MISS_RATE = 0.05;

  private static final int SHUFFLES = 999;
  private static final long SEED = 20_040;

  private final double[][] distances;
  private final double all;

  private EnergyTest(double[][] distances) {
    this.distances = distances;
    double sum = 0;
    for (double[] row : distances) {
      for (double distance : row) {
        sum += distance;
      }
    }
    all = sum;
  }

  /** Whether it can't be excluded, of sets with at least {@link #LEAST_PACKETS} packets each. */
  static boolean mayBeOne(float[][] first, float[][] second, Metric metric) {
    int count = first.length + second.length;
    double[][] distances = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = metric.distance(at(first, second, i), at(first, second, j));
        distances[j][i] = distances[i][j];
      }
    }
    return new EnergyTest(distances).mayBeOne(first.length);
  }

  private static float[] at(float[][] first, float[][] second, int n) {
    return n < first.length ? first[n] : second[n - first.length];
  }

  private boolean mayBeOne(int firstCount) {
    int[] order = new int[distances.length];
    for (int n = 0; n < order.length; n++) {
      order[n] = n;
    }
    // Equal partitions must count as equal, whatever the order of summation.
    double seen = energy(order, firstCount) - 1e-9 * all / order.length / order.length;
    Random random = new Random(SEED);
    int enough = (int) (MISS_RATE * (SHUFFLES + 1));
    int asLarge = 1;
    for (int shuffle = 0; shuffle < SHUFFLES && asLarge <= enough; shuffle++) {
      for (int n = order.length - 1; n > 0; n--) {
        int other = random.nextInt(n + 1);
        int moved = order[n];
        order[n] = order[other];
        order[other] = moved;
      }
      asLarge += energy(order, firstCount) >= seen ? 1 : 0;
    }
    return asLarge > enough;
  }

  private double energy(int[] order, int firstCount) {
    double first = within(order, 0, firstCount);
    double second = within(order, firstCount, order.length);
    double between = (all - first - second) / 2;
    double m = firstCount;
    double n = order.length - m;
    return 2 * between / (m * n) - first / (m * m) - second / (n * n);
  }

  private double within(int[] order, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      for (int j = from; j < i; j++) {
        sum += distances[order[i]][order[j]];
      }
    }
    return 2 * sum;
  }
}
