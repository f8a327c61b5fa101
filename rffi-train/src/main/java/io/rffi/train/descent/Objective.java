package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** A {@link Loss} at work in one training. */
public interface Objective {
  /**
   * What a batch gives.
   *
   * @param loss a scalar to go backward from
   * @param activeShare a scalar: the share of the comparisons that are not yet as they should be
   * @param meanDistance a scalar: the mean squared distance over all pairs of the batch; near 0
   *     when all outputs coincide
   */
  record Value(NDArray loss, NDArray activeShare, NDArray meanDistance) {}

  /**
   * The value of a batch. While it is computed, {@link #parameters()} are attached to the manager
   * of the outputs, so that what is derived from them is freed with the step; arrays that an
   * objective keeps beside them must be, too ({@link ai.djl.ndarray.NDManager#tempAttachAll}).
   *
   * @param outputs the network's, batch × dimension
   * @param batch what they are of
   * @return the value
   */
  Value value(NDArray outputs, Batch batch);

  /**
   * What is trained besides the network, for example a classifier's weights.
   *
   * @return arrays of the manager that the objective was made with; none unless overridden
   */
  default List<NDArray> parameters() {
    return List.of();
  }
}
