package io.rffi.api;

import java.util.Arrays;

/**
 * A weighted L1 metric: a similarity of two fingerprints that was trained together with the network
 * that makes them: σ(Σ α<sub>i</sub>·|a<sub>i</sub> − b<sub>i</sub>| + α<sub>0</sub>), where σ(z) =
 * 1 / (1 + e<sup>−z</sup>), as in A. Morge-Rollet, F. Le Roy, D. Le Jeune and R. Gautier, "Siamese
 * Network on I/Q Signals for RF Fingerprinting" (CAID 2020). It estimates how probable it is that
 * one radio sent both; the two are called the same above 0.5.
 *
 * <p>Where the library asks for a distance, {@link #distance} is meant: the similarity's negative
 * natural logarithm. It orders pairs as the similarity does, but still tells far from farther where
 * the similarity has become 0, and near from nearer where it has become 1. Even odds are {@link
 * #EVEN_ODDS}. It is no metric in the sense of mathematics: a weight may have any sign, and equal
 * fingerprints have −ln σ(α<sub>0</sub>), not 0; so no index can skip any.
 *
 * <p>Immutable.
 */
public final class LearnedSimilarity implements Metric {
  /** The distance at which both are as probable, ln 2: below, two fingerprints are the same. */
  public static final double EVEN_ODDS = Math.log(2);

  private static final String NAME = "WEIGHTED_L1";
  private static final int POWER = 8;

  private final float[] weights;
  private final float bias;

  private LearnedSimilarity(float[] weights, float bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /**
   * A similarity of the given parameters.
   *
   * @param bias α<sub>0</sub>, finite
   * @param weights α<sub>1</sub>, α<sub>2</sub>, … for each dimension of a fingerprint, finite, at
   *     least one; copied
   * @return the similarity
   * @throws IllegalArgumentException if there is no weight, or a parameter is NaN or infinite
   */
  public static LearnedSimilarity of(float bias, float... weights) {
    if (weights.length == 0) {
      throw new IllegalArgumentException(
          "a similarity needs a weight for each dimension, got none");
    }
    requireFinite("the bias", bias);
    for (int n = 0; n < weights.length; n++) {
      requireFinite("weight " + n, weights[n]);
    }
    return new LearnedSimilarity(weights.clone(), bias);
  }

  private static void requireFinite(String what, float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(what + " of a similarity is " + value + ", not finite");
    }
  }

  /**
   * The number of weights, which is that of a fingerprint's values.
   *
   * @return ≥ 1
   */
  public int dimension() {
    return weights.length;
  }

  /**
   * The weights.
   *
   * @return a new array
   */
  public float[] weights() {
    return weights.clone();
  }

  /**
   * α<sub>0</sub>.
   *
   * @return the bias
   */
  public float bias() {
    return bias;
  }

  /**
   * How probable it is that one radio sent both.
   *
   * @param a a fingerprint
   * @param b a fingerprint of the same space
   * @return in [0, 1], never NaN
   * @throws EmbeddingSpaceMismatchException if the two lie in different spaces
   * @throws IllegalArgumentException if they have another dimension than this similarity
   */
  public double of(Fingerprint a, Fingerprint b) {
    a.space().requireSame(b.space());
    return 1 / (1 + Math.exp(-logit(a.toArray(), b.toArray())));
  }

  /**
   * −ln of the similarity: the smaller, the more alike.
   *
   * @param a as many finite values as there are weights
   * @param b as many
   * @return ≥ 0, finite, never NaN
   * @throws IllegalArgumentException if they have another dimension than this similarity
   */
  @Override
  public double distance(float[] a, float[] b) {
    double logit = logit(a, b);
    // The exponential of a positive number would overflow.
    return logit < 0 ? Math.log1p(Math.exp(logit)) - logit : Math.log1p(Math.exp(-logit));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The logarithm of a small distance is a logit, in which differences add up, so that the
   * distance grows with a high power of them: on the bundled I/Q model's radios about the eighth.
   *
   * @return factor⁸ · distance
   */
  @Override
  public double stretched(double distance, double factor) {
    return Math.pow(factor, POWER) * distance;
  }

  private double logit(float[] a, float[] b) {
    if (a.length != weights.length) {
      throw new IllegalArgumentException(
          "the similarity has " + weights.length + " weights, a fingerprint " + a.length);
    }
    // Finite floats can't overflow a double, so that no infinity meets its opposite.
    double sum = bias;
    for (int n = 0; n < weights.length; n++) {
      sum += weights[n] * Math.abs((double) a[n] - b[n]);
    }
    return sum;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder(NAME).append(' ').append(bias);
    for (float weight : weights) {
      text.append(' ').append(weight);
    }
    return text.toString();
  }

  static LearnedSimilarity parse(String text) {
    String[] words = text.split(" ", -1);
    if (!words[0].equals(NAME) || words.length < 2) {
      throw new IllegalArgumentException("there is no metric \"" + words[0] + "\"");
    }
    float[] weights = new float[words.length - 2];
    for (int n = 0; n < weights.length; n++) {
      weights[n] = Float.parseFloat(words[n + 2]);
    }
    return of(Float.parseFloat(words[1]), weights);
  }

  /** Equal parameters. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LearnedSimilarity that
        && Float.compare(bias, that.bias) == 0
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Float.hashCode(bias) + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "LearnedSimilarity[" + weights.length + " weights]";
  }
}
