package io.rffi.match.enrolment;

import io.rffi.api.Metric;
import java.util.Random;

/**
 * Whether packets form two groups: the test of Y. Liu, D. N. Hayes, A. Nobel and J. S. Marron
 * ("Statistical significance of clustering for high-dimension, low-sample size data", JASA 103,
 * 2008). How much of their scatter is gone once they are split in two, by 2-means, is compared with
 * normal samples of the same covariance, which are split alike. Euclidean distances of the values;
 * under the cosine, of directions.
 */
final class TwoSources {
  /** Fewer packets can't show it. */
  static final int LEAST_PACKETS = 8;

  private static final int MOST_PACKETS = 60;
  private static final int SAMPLES = (int) Math.round(1 / EnrolmentReport.FALSE_ALARM_RATE) - 1;
  private static final long SEED = 20_080;
  private static final int MOST_ROUNDS = 30;

  private TwoSources() {}

  /** How a set of points is best split. */
  private record Split(double scatterLeft, int smaller) {}

  /**
   * Looks for two groups.
   *
   * @param packets of a device
   * @param core those that are no outliers
   * @return how many packets the smaller group has, 0 if chance explains the groups
   */
  static int smallerGroup(DevicePackets packets, int[] core) {
    int[] chosen = Samples.evenlySpaced(core, MOST_PACKETS);
    if (chosen.length < LEAST_PACKETS) {
      return 0;
    }
    double[][] products = products(packets, chosen);
    Split seen = split(products);
    if (seen.smaller() < 2) {
      return 0;
    }
    Random random = new Random(SEED);
    for (int sample = 0; sample < SAMPLES; sample++) {
      // One that splits as well is too many at the rate that is asked for.
      if (split(normalSample(products, random)).scatterLeft() <= seen.scatterLeft()) {
        return 0;
      }
    }
    return seen.smaller();
  }

  /** Scalar products of the points, their mean being 0. */
  private static double[][] products(DevicePackets packets, int[] chosen) {
    int count = chosen.length;
    double[][] points = new double[count][];
    for (int n = 0; n < count; n++) {
      points[n] = point(packets.values(chosen[n]), packets.metric().equals(Metric.COSINE));
    }
    for (int axis = 0; axis < points[0].length; axis++) {
      double mean = 0;
      for (double[] point : points) {
        mean += point[axis] / count;
      }
      for (double[] point : points) {
        point[axis] -= mean;
      }
    }
    double[][] products = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        for (int axis = 0; axis < points[0].length; axis++) {
          products[i][j] += points[i][axis] * points[j][axis];
        }
      }
    }
    return products;
  }

  private static double[] point(float[] values, boolean direction) {
    double[] point = new double[values.length];
    double squares = 0;
    for (int n = 0; n < point.length; n++) {
      point[n] = values[n];
      squares += point[n] * point[n];
    }
    double norm = direction && squares > 0 ? Math.sqrt(squares) : 1;
    for (int n = 0; n < point.length; n++) {
      point[n] /= norm;
    }
    return point;
  }

  /** Sums of the points with normal weights have the points' covariance. */
  private static double[][] normalSample(double[][] products, Random random) {
    int count = products.length;
    double[][] weights = new double[count][count];
    double[][] half = new double[count][count];
    double[][] sample = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        weights[i][j] = random.nextGaussian();
      }
      for (int j = 0; j < count; j++) {
        for (int k = 0; k < count; k++) {
          half[i][k] += weights[i][j] * products[j][k];
        }
      }
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        for (int k = 0; k < count; k++) {
          sample[i][j] += half[i][k] * weights[j][k];
        }
      }
    }
    return sample;
  }

  /** 2-means, from the two points that are farthest apart. */
  private static Split split(double[][] products) {
    int count = products.length;
    int a = 0;
    int b = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        if (squared(products, i, j) > squared(products, a, b)) {
          a = i;
          b = j;
        }
      }
    }
    boolean[] second = new boolean[count];
    for (int n = 0; n < count; n++) {
      second[n] = squared(products, n, b) < squared(products, n, a);
    }
    boolean changed = true;
    for (int round = 0; round < MOST_ROUNDS && changed; round++) {
      changed = reassign(products, second);
    }
    double total = 0;
    for (int n = 0; n < count; n++) {
      total += products[n][n];
    }
    double all = total - allProducts(products) / count;
    Group[] groups = {new Group(products, second, false), new Group(products, second, true)};
    double left = total - groups[0].size * groups[0].square - groups[1].size * groups[1].square;
    return new Split(all > 0 ? left / all : 1, Math.min(groups[0].size, groups[1].size));
  }

  private static boolean reassign(double[][] products, boolean[] second) {
    Group[] groups = {new Group(products, second, false), new Group(products, second, true)};
    boolean changed = false;
    for (int n = 0; n < second.length; n++) {
      boolean now = groups[1].squared(n) < groups[0].squared(n);
      changed |= now != second[n];
      second[n] = now;
    }
    return changed;
  }

  private static double allProducts(double[][] products) {
    double sum = 0;
    for (double[] row : products) {
      for (double value : row) {
        sum += value;
      }
    }
    return sum;
  }

  private static double squared(double[][] products, int i, int j) {
    return products[i][i] + products[j][j] - 2 * products[i][j];
  }

  /** Some of the points, by scalar products alone. */
  private static final class Group {
    private final double[][] products;
    private final double[] withMean;
    private final int size;

    /** The squared length of the mean. */
    private final double square;

    Group(double[][] products, boolean[] second, boolean which) {
      this.products = products;
      withMean = new double[second.length];
      int members = 0;
      double sum = 0;
      for (int j = 0; j < second.length; j++) {
        members += second[j] == which ? 1 : 0;
      }
      for (int i = 0; i < second.length; i++) {
        for (int j = 0; j < second.length; j++) {
          withMean[i] += second[j] == which ? products[i][j] / members : 0;
        }
        sum += second[i] == which ? withMean[i] / members : 0;
      }
      size = members;
      square = sum;
    }

    double squared(int n) {
      return size == 0 ? Double.POSITIVE_INFINITY : products[n][n] - 2 * withMean[n] + square;
    }
  }
}
