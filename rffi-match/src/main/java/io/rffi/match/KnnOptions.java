package io.rffi.match;

import io.rffi.api.NeighbourSearch;
import java.util.Objects;

/**
 * How a {@link KnnMatcher} decides.
 *
 * @param k how many neighbours are asked, ≥ 1
 * @param threshold which score is still accepted
 * @param search how neighbours are found
 */
public record KnnOptions(int k, Threshold threshold, NeighbourSearch.Factory search) {
  /** As published by Shen et al. for LoRa. */
  private static final int PUBLISHED_K = 15;

  private static final double DEFAULT_FALSE_ACCEPT_RATE = 0.01;

  /** Checks that k is positive and the rest there. */
  public KnnOptions {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    Objects.requireNonNull(threshold, "threshold");
    Objects.requireNonNull(search, "search");
  }

  /**
   * k = 15, a threshold that is calibrated on the gallery to a false-accept rate of 1 %, which
   * takes hundreds of devices ({@link CalibratedThreshold#leastDevices}), and the exact search.
   *
   * @return the defaults
   */
  public static KnnOptions defaults() {
    return new KnnOptions(
        PUBLISHED_K, Threshold.calibrated(DEFAULT_FALSE_ACCEPT_RATE), ExactSearch.factory());
  }

  /**
   * The same with another k. A threshold belongs to the k that it was calibrated at.
   *
   * @param neighbours how many neighbours are asked, ≥ 1
   * @return new options
   */
  public KnnOptions withK(int neighbours) {
    return new KnnOptions(neighbours, threshold, search);
  }

  /**
   * The same with another threshold.
   *
   * @param policy which score is still accepted
   * @return new options
   */
  public KnnOptions withThreshold(Threshold policy) {
    return new KnnOptions(k, policy, search);
  }

  /**
   * The same with another search.
   *
   * @param factory how neighbours are found
   * @return new options
   */
  public KnnOptions withSearch(NeighbourSearch.Factory factory) {
    return new KnnOptions(k, threshold, factory);
  }
}
