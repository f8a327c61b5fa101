package io.rffi.train.data;

import io.rffi.api.RffiException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Draws the next batches on threads of its own while the network learns from this one. Batches come
 * in order. For one thread.
 */
public final class BatchPipeline implements AutoCloseable {
  private final BatchSource source;
  private final ExecutorService workers;
  private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
  private final int depth;
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
    this.depth = 2 * threads;
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "rffi-batches");
              thread.setDaemon(true);
              return thread;
            });
    refill();
  }

  private void refill() {
    while (ahead.size() < depth) {
      long number = next++;
      ahead.add(workers.submit(() -> source.batch(number)));
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
      Batch batch = ahead.remove().get();
      refill();
      return batch;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RffiException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a batch could not be drawn: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
