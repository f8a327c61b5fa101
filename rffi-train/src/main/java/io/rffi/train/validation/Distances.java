package io.rffi.train.validation;

/** Distances between embeddings. */
public final class Distances {
  private Distances() {}

  /**
   * The Euclidean distance.
   *
   * @param a an embedding
   * @param b another of the same length
   * @return sqrt(Σ (a − b)²)
   */
  public static double euclidean(float[] a, float[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      double difference = (double) a[n] - b[n];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
