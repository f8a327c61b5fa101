package io.rffi.train;

/**
 * Notices a network that has mapped everything to one point: the triplet loss then stays at its
 * margin and its gradient vanishes. For one thread.
 */
final class CollapseWatch {
  /** The mean squared distance of unit vectors below which they count as one point. */
  private static final double LEAST_DISTANCE = 1e-3;

  private static final int PATIENCE = 300;

  private int close;

  /** A watch that has seen nothing yet. */
  CollapseWatch() {}

  /**
   * Takes note of a step.
   *
   * @param meanDistance the mean squared distance between the embeddings of a batch
   * @return whether the network has collapsed
   */
  boolean collapsed(double meanDistance) {
    close = meanDistance < LEAST_DISTANCE ? close + 1 : 0;
    return close >= PATIENCE;
  }
}
