package io.rffi.train.descent;

/** Which triplets of a batch count. */
public enum Mining {
  /**
   * The mean over all that violate the margin (Hermans et al., "In Defense of the Triplet Loss for
   * Person Re-Identification", 2017, "batch all", non-zero mean).
   */
  ALL,

  /**
   * For each anchor and positive the nearest negative that is farther than the positive, or if
   * there is none, the farthest (Schroff et al., "FaceNet", 2015).
   */
  SEMI_HARD,

  /** For each anchor its farthest positive and its nearest negative (Hermans et al., 2017). */
  HARD
}
