package io.rffi.eval.pipeline;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Makes things in several threads and hands them out in one, in the order in which they were asked
 * for. What was asked for and not handed out yet is bounded.
 *
 * <p>The first failure in that order comes out as it was thrown, and everything behind it is given
 * up. For one thread at a time; whoever closes it waits until no thread of it works any more.
 *
 * @param <T> what is made, not null
 */
public final class OrderedPipeline<T> implements AutoCloseable {
  private final ExecutorService workers;
  private final int most;
  private final Queue<Future<T>> pending = new ArrayDeque<>();

  /**
   * An empty pipeline.
   *
   * @param name what its threads are called
   * @param threads how many things are made at a time, ≥ 1
   * @param ahead how many things each thread may be ahead of what was handed out, ≥ 1: more of them
   *     keep a slow thing from holding up the others
   * @throws IllegalArgumentException if a number is less than 1
   */
  public OrderedPipeline(String name, int threads, int ahead) {
    if (threads < 1 || ahead < 1) {
      throw new IllegalArgumentException(
          "threads and ahead must be at least 1, got " + threads + " and " + ahead);
    }
    most = Math.multiplyExact(ahead, threads);
    workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Whether one more thing may be asked for.
   *
   * @return false if the next one has to be taken first
   */
  public boolean hasRoom() {
    return pending.size() < most;
  }

  /**
   * Whether everything was handed out.
   *
   * @return false if there is something to take
   */
  public boolean isEmpty() {
    return pending.isEmpty();
  }

  /**
   * Asks for one more thing.
   *
   * @param make called by one of the threads
   * @throws IllegalStateException if there is no room
   */
  public void submit(Supplier<? extends T> make) {
    if (!hasRoom()) {
      throw new IllegalStateException("there are " + most + " things that nobody has taken");
    }
    pending.add(workers.submit(make::get));
  }

  /**
   * Hands out the next thing; waits until it is made.
   *
   * @return what was made
   * @throws InterruptedException if the thread is interrupted, even if the thing is there already
   * @throws RuntimeException what was thrown by the one who should have made it; errors likewise
   * @throws java.util.NoSuchElementException if nothing was asked for
   */
  public T take() throws InterruptedException {
    Future<T> next = pending.remove();
    boolean made = false;
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException(); // get() would not look, if this one is made already
      }
      T result = next.get();
      made = true;
      return result;
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } finally {
      if (!made) {
        next.cancel(true);
        giveUp();
      }
    }
  }

  /**
   * Makes 0 to count − 1, and uses each in the calling thread. The pipeline is empty before and
   * after it, whatever happens.
   *
   * @param count how many, ≥ 0
   * @param make called by several threads
   * @param use called in order; what it throws ends the run
   * @throws InterruptedException if the calling thread is interrupted
   * @throws RuntimeException what was thrown by {@code make}; errors likewise
   */
  public void run(int count, IntFunction<? extends T> make, Consumer<? super T> use)
      throws InterruptedException {
    try {
      for (int index = 0; index < count; index++) {
        if (!hasRoom()) {
          use.accept(take());
        }
        int number = index;
        submit(() -> make.apply(number));
      }
      while (!isEmpty()) {
        use.accept(take());
      }
    } finally {
      giveUp();
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(thrown); // a supplier can throw it only by a trick
  }

  private void giveUp() {
    pending.forEach(each -> each.cancel(true));
    pending.clear();
  }

  /** Stops what is under way, and waits until the threads have ended. */
  @Override
  public void close() {
    giveUp();
    workers.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = workers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true; // who made the things may close what they were made with
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
