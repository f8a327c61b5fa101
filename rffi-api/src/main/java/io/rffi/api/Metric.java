package io.rffi.api;

/** How the distance of two fingerprints is measured. */
public enum Metric {
  /** sqrt(Σ (a − b)²). */
  EUCLIDEAN,
  /** 1 − a·b / (|a| |b|). */
  COSINE;

  /**
   * The distance, were the difference between the two fingerprints larger by a factor. The cosine
   * distance grows with its square.
   *
   * @param distance ≥ 0
   * @param factor ≥ 1
   * @return at least the distance
   */
  public double stretched(double distance, double factor) {
    return (this == COSINE ? factor * factor : factor) * distance;
  }
}
