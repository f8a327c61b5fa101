package io.rffi.dsp.stream;

import io.rffi.api.Preamble;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A {@link PreambleScanner} on a thread of its own, behind a buffer: whoever reads samples from a
 * receiver never waits for a search, nor for what is done with a preamble, until the buffer is
 * full; then {@link Overflow} says what happens.
 *
 * <p>The buffer is a fixed number of blocks, used again and again. Samples may be brought by one
 * thread at a time. The listener runs in the scanner's thread.
 *
 * <p><b>Failures.</b> A packet on which the listener throws an exception does not end the scan: the
 * exception goes to a handler (or, with none, to the {@link System.Logger} of this class's name, as
 * a warning) and is {@linkplain ScanStatistics#listenerFailures() counted}. If the listener throws
 * an {@link Error}, the handler throws anything, or the scanner itself fails, the scan is over: the
 * next call of {@link #accept}, {@link #gap} or {@link #close} throws the same, once, and further
 * samples are refused. Whoever waits for samples meanwhile can ask {@link #failure}.
 */
public final class BufferedScanner implements AutoCloseable {
  private final Overflow overflow;
  private final int blockSamples;
  private final BlockingQueue<SampleBlock> free;
  private final BlockingQueue<SampleBlock> filled;
  private final FailSafeListener listener;
  private final ScanWorker worker;
  private final Thread thread;
  private boolean gapAhead;
  private long missingAhead; // samples that are missing before the next block
  private final AtomicLong overflowSamples = new AtomicLong();
  private boolean closed;
  private boolean failureReported;

  /**
   * Begins a scan that goes on whatever exceptions the listener throws; they are logged.
   *
   * @param plan what to look for
   * @param listener gets each preamble, in the scanner's thread
   * @param overflow what happens when the buffer is full
   * @param blocks how many blocks the buffer has, ≥ 2
   * @param blockSamples how many samples fit into a block, ≥ 1
   */
  public BufferedScanner(
      ScanPlan plan,
      Consumer<? super Preamble> listener,
      Overflow overflow,
      int blocks,
      int blockSamples) {
    this(plan, listener, FailSafeListener::log, overflow, blocks, blockSamples);
  }

  /**
   * Begins a scan.
   *
   * @param plan what to look for
   * @param listener gets each preamble, in the scanner's thread
   * @param failures gets each preamble on which the listener threw an exception, and that, in the
   *     same thread; the scan goes on unless it throws something, perhaps the same, itself
   * @param overflow what happens when the buffer is full
   * @param blocks how many blocks the buffer has, ≥ 2
   * @param blockSamples how many samples fit into a block, ≥ 1
   */
  public BufferedScanner(
      ScanPlan plan,
      Consumer<? super Preamble> listener,
      BiConsumer<? super Preamble, ? super RuntimeException> failures,
      Overflow overflow,
      int blocks,
      int blockSamples) {
    this.overflow = Objects.requireNonNull(overflow, "overflow");
    if (blocks < 2 || blockSamples < 1 || blockSamples > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          "a buffer has at least 2 blocks of at least 1 sample, not %d of %d"
              .formatted(blocks, blockSamples));
    }
    this.blockSamples = blockSamples;
    free = new ArrayBlockingQueue<>(blocks);
    filled = new ArrayBlockingQueue<>(blocks + 1);
    for (int n = 0; n < blocks; n++) {
      free.add(new SampleBlock(blockSamples));
    }
    this.listener = new FailSafeListener(listener, failures);
    worker = new ScanWorker(new PreambleScanner(plan, this.listener), filled, free);
    thread = new Thread(worker, "rffi-scanner");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Takes the next samples of the stream.
   *
   * @param iq interleaved I, Q, I, Q, …; is not kept
   * @param offset the index of the first I
   * @param count how many complex samples; as many blocks are used as it takes
   * @throws InterruptedException if the thread is interrupted while it waits for room; the samples
   *     that found none are a gap then
   * @throws IllegalStateException if the scanner is closed, or has failed and said so
   * @throws RuntimeException whatever ended the scan, which may also be an error
   */
  public void accept(float[] iq, int offset, int count) throws InterruptedException {
    Objects.checkFromIndexSize(offset, 2L * count, iq.length);
    int done = 0;
    try {
      while (done < count) {
        requireRunning();
        int samples = Math.min(blockSamples, count - done);
        SampleBlock block = overflow == Overflow.BLOCK ? free.take() : free.poll();
        if (block == null) {
          overflowSamples.addAndGet(samples);
          missing(samples);
        } else {
          block.fill(iq, offset + 2 * done, samples, gapAhead, missingAhead);
          gapAhead = false;
          missingAhead = 0;
          filled.add(block);
        }
        done += samples;
      }
    } catch (InterruptedException e) {
      missing(count - done);
      throw e;
    }
  }

  /**
   * Samples are missing here.
   *
   * @param missingSamples how many; 0 if that is not known
   * @throws IllegalStateException if the scanner is closed, or has failed and said so
   * @throws RuntimeException whatever ended the scan, which may also be an error
   */
  public void gap(long missingSamples) {
    if (missingSamples < 0) {
      throw new IllegalArgumentException("samples can't be missing " + missingSamples + " times");
    }
    requireRunning();
    missing(missingSamples);
  }

  private void missing(long samples) {
    gapAhead = true;
    missingAhead += samples;
  }

  /**
   * What was seen so far; nothing yet of what is in the buffer. May be called by any thread but the
   * listener's; waits for the block that is being scanned.
   *
   * @return a copy
   */
  public ScanStatistics statistics() {
    return worker.statistics().withBuffer(overflowSamples.get(), listener.failures());
  }

  /**
   * What ended the scan before its time. May be called by any thread, at any time.
   *
   * @return what was thrown; empty as long as the scan goes on, or if it ended well
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(worker.failure());
  }

  /**
   * Ends the stream: waits until what is in the buffer is scanned and what is left is handed out.
   * Calling it again does nothing. If the thread is interrupted meanwhile, the rest of the buffer
   * is dropped and the scanner's thread is interrupted too; the thread that called stays
   * interrupted.
   *
   * @throws RuntimeException whatever ended the scan, which may also be an error, unless it was
   *     thrown already
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    filled.add(SampleBlock.end(gapAhead, missingAhead));
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        worker.abandon();
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    reportFailure();
  }

  private void requireRunning() {
    if (closed) {
      throw new IllegalStateException("the scanner is closed");
    }
    reportFailure();
    if (failureReported) {
      throw new IllegalStateException("the scan is over: it failed", worker.failure());
    }
  }

  /** Throws what ended the scan, but once: a resource must not throw again when closed. */
  private void reportFailure() {
    Throwable failure = worker.failure();
    if (failure == null || failureReported) {
      return;
    }
    failureReported = true;
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
