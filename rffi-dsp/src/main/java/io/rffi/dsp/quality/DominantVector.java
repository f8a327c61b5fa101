package io.rffi.dsp.quality;

/**
 * The eigenvector of a Hermitian matrix that belongs to the greatest eigenvalue, by power
 * iteration. For one thread.
 */
final class DominantVector {
  /** Enough for an eigenvalue that leads by a tenth; what leads by less is noise anyway. */
  private static final int STEPS = 60;

  private final double[] vector; // interleaved
  private final double value;

  /**
   * Iterates.
   *
   * @param matrix row-major, interleaved, positive semi-definite, size² values
   * @param used which rows and columns count; the others are left out
   */
  DominantVector(double[] matrix, boolean[] used) {
    int size = used.length;
    int start = 0;
    for (int m = 0; m < size; m++) {
      double best = used[start] ? matrix[2 * (start * size + start)] : -1;
      start = used[m] && matrix[2 * (m * size + m)] > best ? m : start;
    }
    // The column of the strongest row is one step away from a unit vector.
    double[] now = new double[2 * size];
    for (int m = 0; m < size; m++) {
      if (used[m]) {
        now[2 * m] = matrix[2 * (m * size + start)];
        now[2 * m + 1] = matrix[2 * (m * size + start) + 1];
      }
    }
    double length = normalise(now);
    double[] next = new double[2 * size];
    for (int step = 0; step < STEPS && length > 0; step++) {
      multiply(matrix, used, now, next);
      length = normalise(next);
      double[] swap = now;
      now = next;
      next = swap;
    }
    vector = now;
    value = length;
  }

  private static void multiply(double[] matrix, boolean[] used, double[] from, double[] to) {
    int size = used.length;
    for (int m = 0; m < size; m++) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < size && used[m]; n++) {
        int at = 2 * (m * size + n);
        re += matrix[at] * from[2 * n] - matrix[at + 1] * from[2 * n + 1];
        im += matrix[at] * from[2 * n + 1] + matrix[at + 1] * from[2 * n];
      }
      to[2 * m] = re;
      to[2 * m + 1] = im;
    }
  }

  private static double normalise(double[] values) {
    double length = Math.sqrt(Complex.energy(values));
    for (int n = 0; n < values.length && length > 0; n++) {
      values[n] /= length;
    }
    return length;
  }

  /** Of length 1, interleaved; 0 in rows that were left out. All 0 if the matrix is. */
  double[] vector() {
    return vector;
  }

  /** The greatest eigenvalue. */
  double value() {
    return value;
  }
}
