package io.rffi.api;

/**
 * How the distance of two fingerprints is measured: a part of their {@link EmbeddingSpace}, and the
 * one place where distances are computed.
 *
 * <p>Immutable.
 */
public sealed interface Metric permits EuclideanMetric, CosineMetric, LearnedSimilarity {
  /** sqrt(Σ (a − b)²). */
  Metric EUCLIDEAN = new EuclideanMetric();

  /** 1 − a·b / (|a| |b|), and 1 to or from the zero vector. */
  Metric COSINE = new CosineMetric();

  /**
   * How far two points are apart.
   *
   * @param a finite values
   * @param b as many
   * @return ≥ 0, the smaller the more alike; never NaN
   */
  double distance(float[] a, float[] b);

  /**
   * How far two points would be apart, were the difference between them larger by a factor: so a
   * decision is made stricter to the same degree whatever the metric is.
   *
   * @param distance ≥ 0
   * @param factor ≥ 1
   * @return at least the distance
   */
  double stretched(double distance, double factor);

  /**
   * The metric in words, for {@link #parse}: equal metrics have equal texts.
   *
   * @return {@code EUCLIDEAN}, {@code COSINE}, or {@code WEIGHTED_L1} with bias and weights
   */
  String text();

  /**
   * Reads what {@link #text} gave.
   *
   * @param text a metric in words
   * @return an equal metric
   * @throws IllegalArgumentException if there is no such metric
   */
  static Metric parse(String text) {
    if (text.equals(EUCLIDEAN.text())) {
      return EUCLIDEAN;
    }
    if (text.equals(COSINE.text())) {
      return COSINE;
    }
    return LearnedSimilarity.parse(text);
  }
}
