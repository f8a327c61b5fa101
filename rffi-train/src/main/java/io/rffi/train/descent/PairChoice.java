package io.rffi.train.descent;

/** Which pairs of a batch a siamese loss compares. */
public enum PairChoice {
  /** Examples 2i and 2i + 1, as a {@link io.rffi.train.data.PairSampler} lays them out. */
  CONSECUTIVE,

  /**
   * Every two examples; those of one device together count as much as those of two. From the same
   * passes through the network it learns of many more pairs.
   */
  ALL
}
