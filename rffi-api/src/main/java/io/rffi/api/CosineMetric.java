package io.rffi.api;

/** {@link Metric#COSINE}. */
record CosineMetric() implements Metric {
  @Override
  public double distance(float[] a, float[] b) {
    double dot = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int n = 0; n < a.length; n++) {
      dot += (double) a[n] * b[n];
      squaresA += (double) a[n] * a[n];
      squaresB += (double) b[n] * b[n];
    }
    double norms = Math.sqrt(squaresA) * Math.sqrt(squaresB);
    return norms == 0 ? 1 : Math.max(0, 1 - dot / norms);
  }

  /** It grows with the square of the difference. */
  @Override
  public double stretched(double distance, double factor) {
    return factor * factor * distance;
  }

  @Override
  public String text() {
    return "COSINE";
  }

  @Override
  public String toString() {
    return text();
  }
}
