package io.rffi.dsp.stream;

import java.util.concurrent.BlockingQueue;

/** What a {@link BufferedScanner}'s thread does: scans block after block until the last. */
final class ScanWorker implements Runnable {
  private final PreambleScanner scanner;
  private final BlockingQueue<SampleBlock> filled;
  private final BlockingQueue<SampleBlock> free;
  private volatile Throwable failure;
  private volatile boolean abandoned;

  ScanWorker(
      PreambleScanner scanner, BlockingQueue<SampleBlock> filled, BlockingQueue<SampleBlock> free) {
    this.scanner = scanner;
    this.filled = filled;
    this.free = free;
  }

  @Override
  public void run() {
    SampleBlock block;
    do {
      block = next();
      scan(block);
      if (!block.isLast()) {
        free.add(block);
      }
    } while (!block.isLast());
  }

  /** Only the last block ends this thread: an interrupt is meant for the listener that waits. */
  private SampleBlock next() {
    while (true) {
      try {
        return filled.take();
      } catch (InterruptedException e) {
        abandoned = true;
      }
    }
  }

  /** After a failure blocks still go round, so that nobody waits for one in vain. */
  private void scan(SampleBlock block) {
    if (failure != null || abandoned) {
      return;
    }
    try {
      synchronized (this) {
        block.feed(scanner);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** What ended the scan before its time, or null. */
  Throwable failure() {
    return failure;
  }

  /** What is in the buffer is not scanned any more. */
  void abandon() {
    abandoned = true;
  }

  /** Waits for the block that is being scanned. */
  synchronized ScanStatistics statistics() {
    return scanner.statistics();
  }
}
