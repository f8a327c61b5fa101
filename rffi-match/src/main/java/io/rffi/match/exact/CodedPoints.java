package io.rffi.match.exact;

import java.util.Arrays;

/**
 * Points in one byte a value, from which the distance to a probe is known but for an error that is
 * known too.
 *
 * <p>A point's codes are whole numbers in [−127, 127], worth a step that is the point's own. Word w
 * of a point has the codes of values 4w … 4w+3 in its bytes, the first in the lowest; the first
 * three are stored plus {@value #SHIFT}. {@code words[w][n]} is word w of point n, so that a loop
 * over points is compiled to vector instructions. The rows are arrays of their own, because in one
 * array the compiler can't tell that the sums it writes are none of the words it reads.
 *
 * <p>Filled by one thread, then read by any number.
 */
final class CodedPoints {
  static final int SHIFT = 128;
  private static final int LARGEST_CODE = 127;

  private final int[][] words;
  private final float[] steps;

  /** Sums of squared codes. */
  private final int[] squares;

  private final float[] errors;

  /** Room for points. */
  CodedPoints(int size, int dimension) {
    words = new int[words(dimension)][size];
    steps = new float[size];
    squares = new int[size];
    errors = new float[size];
  }

  /** How many ints the codes of one point take. */
  static int words(int dimension) {
    return (dimension + 3) / 4;
  }

  int size() {
    return errors.length;
  }

  /**
   * How far the point may be from its codes, with slack for rounding; infinite where nothing is
   * known.
   */
  double error(int at) {
    return errors[at];
  }

  /** Puts a point that has no place: nothing is known of how far it is. */
  void putUnknown(int at) {
    errors[at] = Float.POSITIVE_INFINITY;
  }

  /**
   * Puts a point.
   *
   * @param coded receives the point that its codes stand for
   */
  void put(int at, double[] point, double[] coded) {
    float step = step(point);
    double perStep = step == 0 ? 0 : 1.0 / step;
    int squared = 0;
    double residual = 0;
    for (int w = 0; w < words.length; w++) {
      int word = 0;
      int end = Math.min(4, point.length - 4 * w);
      for (int n = 0; n < end; n++) {
        double value = point[4 * w + n];
        // A cast rounds towards 0; all is above 0 here.
        int code = (int) (value * perStep + (SHIFT + 0.5)) - SHIFT;
        word += (n == 3 ? code : code + SHIFT) << (8 * n);
        squared += code * code;
        double decoded = (double) step * code;
        coded[4 * w + n] = decoded;
        residual += (value - decoded) * (value - decoded);
      }
      words[w][at] = word;
    }
    steps[at] = step;
    squares[at] = squared;
    cover(at, Math.sqrt(residual), point.length);
  }

  /** The least step by which all values are within the largest code. */
  private static float step(double[] point) {
    double largest = 0;
    for (double value : point) {
      double size = Math.abs(value);
      if (size > largest) {
        largest = size;
      }
    }
    float step = (float) (largest / LARGEST_CODE);
    return (double) step * LARGEST_CODE < largest ? Math.nextUp(step) : step;
  }

  /**
   * Lets a point stand for all points of a ball.
   *
   * @param radius how far they are from the coded point at most
   */
  void cover(int at, double radius, int dimension) {
    double norm = steps[at] * Math.sqrt(squares[at]);
    double error = radius + Geometry.slack(dimension) * (radius + norm);
    errors[at] = Math.nextUp((float) error);
  }

  /**
   * Squared distances of the coded points from the coded probe, off by less than the errors' slack.
   *
   * @param products room for as many ints as there are points
   * @param distances receives the squared distances
   */
  void squaredDistances(CodedProbe probe, int[] products, double[] distances) {
    multiply(probe, products);
    for (int n = 0; n < steps.length; n++) {
      distances[n] = squaredDistance(n, probe, products);
    }
  }

  /**
   * As {@link #squaredDistances}, of one point.
   *
   * @param products as {@link #anyWithin} left them
   */
  double squaredDistance(int at, CodedProbe probe, int[] products) {
    double step = steps[at];
    return probe.square + step * (step * squares[at] - 2 * probe.step * products[at]);
  }

  /**
   * Finds out which points may be within a distance of the probe. The loop has no branch, by which
   * it takes a third of the time: few points are.
   *
   * @param products room for as many ints as there are points
   * @param margins receives a negative number for each point that may be
   * @return whether one may be
   */
  boolean anyWithin(double limit, CodedProbe probe, int[] products, double[] margins) {
    multiply(probe, products);
    double least = limit + probe.error;
    long signs = 0;
    for (int n = 0; n < steps.length; n++) {
      double farthest = least + errors[n];
      double margin = squaredDistance(n, probe, products) - farthest * farthest;
      margins[n] = margin;
      signs |= Double.doubleToRawLongBits(margin);
    }
    return signs < 0;
  }

  private void multiply(CodedProbe probe, int[] products) {
    Arrays.fill(products, 0, size(), probe.offset);
    int[] factors = probe.factors;
    for (int w = 0; w < words.length; w++) {
      addProducts(
          words[w],
          factors[4 * w],
          factors[4 * w + 1],
          factors[4 * w + 2],
          factors[4 * w + 3],
          products);
    }
  }

  /** See {@link CodedProbe}. */
  private static void addProducts(int[] row, int a, int b, int c, int d, int[] products) {
    for (int n = 0; n < row.length; n++) {
      int x = row[n];
      products[n] += a * x + b * (x >> 8) + c * (x >> 16) + d * (x >> 24);
    }
  }
}
