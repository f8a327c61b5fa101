package io.rffi.api;

/** {@link Metric#EUCLIDEAN}. */
record EuclideanMetric() implements Metric {
  /** Sums that don't wait for one another. */
  private static final int LANES = 4;

  @Override
  public double distance(float[] a, float[] b) {
    double s = 0;
    double t = 0;
    double u = 0;
    double v = 0;
    int n = 0;
    for (; n + LANES <= a.length; n += LANES) {
      double w = (double) a[n] - b[n];
      double x = (double) a[n + 1] - b[n + 1];
      double y = (double) a[n + 2] - b[n + 2];
      double z = (double) a[n + 3] - b[n + 3];
      s += w * w;
      t += x * x;
      u += y * y;
      v += z * z;
    }
    for (; n < a.length; n++) {
      double w = (double) a[n] - b[n];
      s += w * w;
    }
    return Math.sqrt(s + t + (u + v));
  }

  @Override
  public double stretched(double distance, double factor) {
    return factor * distance;
  }

  @Override
  public String text() {
    return "EUCLIDEAN";
  }

  @Override
  public String toString() {
    return text();
  }
}
