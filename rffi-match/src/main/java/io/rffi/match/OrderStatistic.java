package io.rffi.match;

/**
 * What the k-th best score of n unknown radios says as a threshold: that of an (n + 1)-th, drawn
 * alike, is better with an expectation of k/(n + 1), whatever the scores are distributed like. The
 * share itself is a beta variable of k and n − k + 1 (H. A. David and H. N. Nagaraja, Order
 * Statistics, 2003, section 2.3; as a conformal p-value: V. Vovk et al., Algorithmic Learning in a
 * Random World, 2005).
 */
final class OrderStatistic {
  private OrderStatistic() {}

  /** The largest k whose expectation is within a rate; 0 if there is none. */
  static int rank(double rate, int radios) {
    return (int) Math.floor(rate * (radios + 1) * (1 + 1e-12));
  }

  /** Which share is not exceeded, with a confidence: the beta distribution's quantile. */
  static double upperBound(int rank, int radios, double confidence) {
    double low = 0;
    double high = 1;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      // At least k of n radios have a share that is this likely to be below.
      if (1 - binomialBelow(rank, radios, middle) >= confidence) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The probability of less than k of n events. */
  private static double binomialBelow(int rank, int radios, double probability) {
    double term = radios * Math.log1p(-probability);
    double sum = 0;
    for (int n = 0; n < rank; n++) {
      sum += Math.exp(term);
      term += Math.log((radios - n) / (n + 1.0)) + Math.log(probability) - Math.log1p(-probability);
    }
    return sum;
  }
}
