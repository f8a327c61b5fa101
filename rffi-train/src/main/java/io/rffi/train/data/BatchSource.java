package io.rffi.train.data;

import io.rffi.train.descent.Batch;

/**
 * Draws batches. Batch n depends on n alone, whichever thread asks for it and in whatever order: a
 * training that goes on after a kill meets the same batches.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
@FunctionalInterface
public interface BatchSource {
  /**
   * One batch.
   *
   * @param number which, ≥ 0
   * @return the batch
   */
  Batch batch(long number);
}
