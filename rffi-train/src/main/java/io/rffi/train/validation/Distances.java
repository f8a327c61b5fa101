package io.rffi.train.validation;

/** Distances between embeddings. */
final class Distances {
  private Distances() {}

  static double euclidean(float[] a, float[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      double difference = (double) a[n] - b[n];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
