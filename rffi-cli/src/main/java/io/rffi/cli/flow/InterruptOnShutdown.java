package io.rffi.cli.flow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work that tidies up when the process ends before it, by Ctrl-C say. */
public final class InterruptOnShutdown {
  private static final long TIMEOUT_SECONDS = 5;

  private InterruptOnShutdown() {}

  /**
   * Works. If the process is to end meanwhile, this thread is interrupted, and the process waits a
   * moment for it: temporary files would stay behind else.
   *
   * @param work what to do; ends soon when interrupted
   */
  public static void during(Runnable work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Thread hook = new Thread(() -> interrupt(worker, done));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } finally {
      done.countDown();
      remove(hook);
    }
  }

  private static void interrupt(Thread worker, CountDownLatch done) {
    worker.interrupt();
    try {
      // How long it takes is nothing to complain of at the very end.
      boolean unused = done.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running.
    }
  }
}
