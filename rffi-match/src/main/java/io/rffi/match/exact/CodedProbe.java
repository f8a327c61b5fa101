package io.rffi.match.exact;

/**
 * A probe's point in whole multiples of a step, made such that its products with {@link
 * CodedPoints} are exact in 32-bit integers.
 *
 * <p>Four bytes share an int x, as described there. Instead of taking it apart, which costs more
 * than to multiply, Σ p<sub>i</sub>·byte<sub>i</sub> is computed as Σ (p<sub>i</sub> −
 * 256·p<sub>i−1</sub>)·(x ≫ 8i): the same modulo 2³², hence the same.
 *
 * <p>Immutable.
 */
final class CodedProbe {
  /** For each word of codes the four factors of x, x ≫ 8, x ≫ 16 and x ≫ 24. */
  final int[] factors;

  /** What the sum of all products starts with, because three of four bytes are stored shifted. */
  final int offset;

  /** What 1 is worth. */
  final double step;

  /** Squared norm of the coded probe. */
  final double square;

  /** No less than the distance of the probe from the coded one, with slack for rounding. */
  final double error;

  /**
   * A coded probe.
   *
   * @param point finite values
   */
  CodedProbe(double[] point) {
    this(point, 0);
  }

  /** A probe that has no place: nothing is known of how far anything is. */
  static CodedProbe unknown(int dimension) {
    return new CodedProbe(new double[dimension], Double.POSITIVE_INFINITY);
  }

  private CodedProbe(double[] point, double leastError) {
    int dimension = point.length;
    double sum = 0;
    for (double value : point) {
      sum += Math.abs(value);
    }
    // Then the sum of all |p| is below 2²⁴, and that of all products with a byte below 2³¹.
    step = sum == 0 ? 1 : sum / ((1 << 24) - 1 - dimension);
    factors = new int[4 * CodedPoints.words(dimension)];
    int shifted = 0;
    double squares = 0;
    double residual = 0;
    for (int n = 0; n < dimension; n++) {
      int code = (int) Math.rint(point[n] / step);
      factors[n] += code;
      if (n % 4 != 3) {
        factors[n + 1] -= 256 * code;
        shifted += code;
      }
      squares += (double) code * code;
      double left = point[n] - step * code;
      residual += left * left;
    }
    offset = -CodedPoints.SHIFT * shifted;
    square = step * step * squares;
    double off = Math.sqrt(residual);
    error = Math.max(leastError, off + Geometry.slack(dimension) * (off + Math.sqrt(square)));
  }
}
