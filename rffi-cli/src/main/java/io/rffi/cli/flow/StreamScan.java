package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.dsp.stream.BufferedScanner;
import io.rffi.dsp.stream.Overflow;
import io.rffi.dsp.stream.ScanPlan;
import io.rffi.dsp.stream.ScanStatistics;
import io.rffi.io.SampleStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Scans a stream of samples until it ends.
 *
 * @param plan what to look for
 * @param overflow what happens when the samples come faster than they can be searched
 */
public record StreamScan(ScanPlan plan, Overflow overflow) {
  private static final int BLOCK_SAMPLES = 1 << 14;

  /** So much is buffered, whatever the rate. */
  private static final double BUFFER_SECONDS = 1;

  private static final int LEAST_BLOCKS = 16;
  private static final long LOOK_EVERY_MILLIS = 100;

  /**
   * Scans.
   *
   * @param samples the stream; the caller closes it
   * @param found gets each preamble, in the order of time, in another thread
   * @param ended gets what was seen, once: when the stream has ended, or the program is stopped
   * @return how many preambles there were
   * @throws UncheckedIOException if the stream fails; what was found before was handed out
   */
  public long over(SampleStream samples, Consumer<Preamble> found, Consumer<ScanStatistics> ended) {
    int blocks = (int) (plan.sampleRateHz() * BUFFER_SECONDS / BLOCK_SAMPLES) + LEAST_BLOCKS;
    // A result that can't be written ends the scan, as it does every command.
    BufferedScanner scanner =
        new BufferedScanner(plan, found, StreamScan::end, overflow, blocks, BLOCK_SAMPLES);
    Thread shutdownHook = new Thread(() -> ended.accept(scanner.statistics()), "rffi-scan-end");
    Runtime.getRuntime().addShutdownHook(shutdownHook);
    boolean stopped = false;
    try (scanner) {
      feed(scanner, samples);
    } finally {
      stopped = isStopped(shutdownHook);
    }
    // What ended the scan may have been told to the reader alone, who was not asked any more.
    scanner.failure().ifPresent(StreamScan::rethrow);
    ScanStatistics statistics = scanner.statistics();
    if (!stopped) {
      ended.accept(statistics);
    }
    return statistics.preambles();
  }

  private static void end(Preamble preamble, RuntimeException failure) {
    throw failure;
  }

  /**
   * Reads in another thread: one that waits for samples can't be woken, and a receiver that is
   * silent must not hide that the scan has failed.
   */
  private static void feed(BufferedScanner scanner, SampleStream samples) {
    FutureTask<Void> reading = new FutureTask<>(() -> read(scanner, samples), null);
    Thread reader = new Thread(reading, "rffi-reader");
    reader.setDaemon(true);
    reader.start();
    try {
      while (scanner.failure().isEmpty() && !isDone(reading)) {
        // Goes on.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    } finally {
      reader.interrupt();
    }
  }

  private static void read(BufferedScanner scanner, SampleStream samples) {
    try {
      float[] block = new float[2 * BLOCK_SAMPLES];
      for (int count = samples.read(block); count >= 0; count = samples.read(block)) {
        scanner.accept(block, 0, count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the samples", e);
    } catch (InterruptedException e) {
      // The scan is over.
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a moment; throws what the reader threw. */
  private static boolean isDone(Future<Void> reading) throws InterruptedException {
    try {
      reading.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      rethrow(e.getCause());
      return true;
    }
  }

  private static void rethrow(Throwable unchecked) {
    if (unchecked instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) unchecked;
  }

  /** Takes the hook back, unless it runs already: whoever writes the samples is stopped with us. */
  private static boolean isStopped(Thread shutdownHook) {
    try {
      return !Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException stopping) {
      return true;
    }
  }
}
