package io.rffi.train.data;

import io.rffi.api.RffiException;
import io.rffi.eval.pipeline.OrderedPipeline;
import io.rffi.train.descent.Batch;

/**
 * Draws the next batches on threads of its own while the network learns from this one. Batches come
 * in order. For one thread.
 */
public final class BatchPipeline implements AutoCloseable {
  /** Batches that each thread may be ahead. */
  private static final int AHEAD = 2;

  private final BatchSource source;
  private final OrderedPipeline<Batch> drawn;
  private long next;

  /**
   * Starts drawing.
   *
   * @param source draws the batches
   * @param first the number of the first batch
   * @param threads how many threads draw, ≥ 1
   */
  public BatchPipeline(BatchSource source, long first, int threads) {
    this.source = source;
    this.next = first;
    drawn = new OrderedPipeline<>("rffi-batches", threads, AHEAD);
    refill();
  }

  private void refill() {
    while (drawn.hasRoom()) {
      long number = next++;
      drawn.submit(() -> source.batch(number));
    }
  }

  /**
   * The next batch; waits for it.
   *
   * @return the batch
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Batch take() throws InterruptedException {
    try {
      Batch batch = drawn.take();
      refill();
      return batch;
    } catch (RffiException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalStateException("a batch could not be drawn: " + e, e);
    }
  }

  @Override
  public void close() {
    drawn.close();
  }
}
