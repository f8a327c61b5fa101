package io.rffi.eval.protocol;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Works in several threads and hands results over in order; what is begun but not handed over is
 * bounded. For one calling thread; closing stops what is under way.
 */
final class BatchPool<T> implements AutoCloseable {
  private final ExecutorService pool;
  private final int most;
  private final Consumer<T> done;
  private final Queue<Future<T>> pending = new ArrayDeque<>();

  BatchPool(int threads, Consumer<T> done) {
    pool = Executors.newFixedThreadPool(threads);
    most = 2 * threads;
    this.done = done;
  }

  void submit(Callable<T> work) {
    if (pending.size() == most) {
      done.accept(result(pending.remove()));
    }
    pending.add(pool.submit(work));
  }

  void finish() {
    while (!pending.isEmpty()) {
      done.accept(result(pending.remove()));
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException interrupted = new CancellationException("interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
