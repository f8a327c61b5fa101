package io.rffi.dsp.quality;

/** Sums over interleaved complex rows. */
final class Complex {
  private Complex() {}

  /** Puts Σ a[n]·b*[n] into {@code target} at a complex index. */
  static void product(double[] a, double[] b, double[] target, int index) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < a.length; n += 2) {
      re += a[n] * b[n] + a[n + 1] * b[n + 1];
      im += a[n + 1] * b[n] - a[n] * b[n + 1];
    }
    target[2 * index] = re;
    target[2 * index + 1] = im;
  }

  /** Adds (re + j·im)·from to a row. */
  static void addScaled(double[] row, double[] from, double re, double im) {
    for (int n = 0; n < row.length; n += 2) {
      row[n] += re * from[n] - im * from[n + 1];
      row[n + 1] += re * from[n + 1] + im * from[n];
    }
  }

  static double energy(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value * value;
    }
    return sum;
  }
}
