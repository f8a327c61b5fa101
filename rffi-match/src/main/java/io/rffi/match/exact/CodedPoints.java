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
    double largest = 0;
    for (double value : point) {
      largest = Math.max(largest, Math.abs(value));
    }
    float step = (float) (largest / LARGEST_CODE);
    if ((double) step * LARGEST_CODE < largest) {
      step = Math.nextUp(step);
    }
    double perStep = step == 0 ? 0 : 1.0 / step;
    int sum = 0;
    double residual = 0;
    for (int w = 0; w < words.length; w++) {
      int word = 0;
      int end = Math.min(point.length, 4 * w + 4);
      for (int n = 4 * w; n < end; n++) {
        // A cast rounds towards 0; all is above 0 here.
        int code = (int) (point[n] * perStep + (SHIFT + 0.5)) - SHIFT;
        word += (n % 4 == 3 ? code : code + SHIFT) << (8 * (n % 4));
        sum += code * code;
        coded[n] = (double) step * code;
        double left = point[n] - coded[n];
        residual += left * left;
      }
      words[w][at] = word;
    }
    steps[at] = step;
    squares[at] = sum;
    cover(at, Math.sqrt(residual), point.length);
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
    int size = size();
    Arrays.fill(products, 0, size, probe.offset);
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
    double twice = 2 * probe.step;
    for (int n = 0; n < size; n++) {
      double step = steps[n];
      distances[n] = probe.square + step * (step * squares[n] - twice * products[n]);
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
