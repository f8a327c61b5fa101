package io.rffi.cli.simulate;

import io.rffi.cli.flow.CommandFailure;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Makes things in several threads and uses them in one, in order. What is made but not yet used is
 * bounded. For one thread at a time; closing stops what is being made.
 */
final class OrderedPipeline implements AutoCloseable {
  /** How far each thread may be ahead, so that a slow thing does not hold up the others. */
  private static final int AHEAD = 4;

  private final ExecutorService pool;
  private final int window;

  OrderedPipeline(int threads) {
    pool = Executors.newFixedThreadPool(threads);
    window = AHEAD * threads;
  }

  /**
   * Makes 0 to count − 1, and uses each in the calling thread.
   *
   * @param count how many
   * @param make called by several threads
   * @param use called in order
   * @throws CommandFailure if the calling thread is interrupted
   */
  <T> void run(int count, IntFunction<T> make, Consumer<T> use) {
    Queue<Future<T>> pending = new ArrayDeque<>(window);
    for (int index = 0; index < count; index++) {
      if (pending.size() == window) {
        use.accept(made(pending.remove()));
      }
      int number = index;
      pending.add(pool.submit(() -> make.apply(number)));
    }
    for (Future<T> last : pending) {
      use.accept(made(last));
    }
  }

  private static <T> T made(Future<T> pending) {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException(); // get() would not look, if this one is made already
      }
      return pending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
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
