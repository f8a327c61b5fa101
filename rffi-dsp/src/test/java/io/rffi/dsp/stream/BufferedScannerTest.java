package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.TestPackets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BufferedScannerTest {
  private static final double RATE = 250_000;
  private static final ScanPlan PLAN = ScanPlan.at(RATE).withChannel(0, TestStreams.SF7);

  private final float[] stream =
      new TestPackets(TestStreams.SF7, RATE, 0.12)
          .packet(2_000.4, 8, 5_000, 1, new Random(1))
          .packet(14_000.6, 8, -9_000, 1, new Random(2))
          .noise(15, new Random(3))
          .signal()
          .toArray();

  private final List<Preamble> found = Collections.synchronizedList(new ArrayList<>());

  @Test
  void findsWhatAScannerFindsThoughTheListenerIsSlow() throws InterruptedException {
    BufferedScanner scanner =
        new BufferedScanner(
            PLAN,
            preamble -> {
              found.add(preamble);
              sleep(50);
            },
            Overflow.BLOCK,
            2,
            300);
    try (scanner) {
      for (int at = 0; at < stream.length / 2; at += 1000) {
        scanner.accept(stream, 2 * at, Math.min(1000, stream.length / 2 - at));
      }
    }
    assertThat(found).isEqualTo(TestStreams.scan(PLAN, stream));
    assertThat(scanner.statistics().samples()).isEqualTo(stream.length / 2);
    assertThat(scanner.statistics().overflowSamples()).isZero();
    assertThatThrownBy(() -> scanner.accept(stream, 0, 1)).hasMessageContaining("closed");
    scanner.close();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** While the listener holds the first preamble, the buffer overflows. */
  @Test
  void whatFindsNoRoomIsDroppedCountedAndAGap() throws InterruptedException {
    CountDownLatch inListener = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    BufferedScanner scanner =
        new BufferedScanner(
            PLAN,
            preamble -> {
              found.add(preamble);
              inListener.countDown();
              await(mayGoOn);
            },
            Overflow.DROP,
            4,
            10_000);
    try (scanner) {
      scanner.accept(stream, 0, 10_000);
      inListener.await();
      // Three blocks are free: the fourth, and what comes then, is dropped.
      float[] noise = TestStreams.noise(10_000, 0.1, 5);
      for (int n = 0; n < 10; n++) {
        scanner.accept(noise, 0, 10_000);
      }
      mayGoOn.countDown();
      while (scanner.statistics().samples() < 40_000) {
        sleep(1);
      }
      scanner.accept(stream, 2 * 10_000, 10_000);
      scanner.accept(stream, 2 * 20_000, 10_000);
    }
    ScanStatistics statistics = scanner.statistics();
    assertThat(statistics.samples()).isEqualTo(60_000);
    assertThat(statistics.overflowSamples()).isEqualTo(70_000);
    assertThat(statistics.lostSamples()).isEqualTo(70_000);
    assertThat(statistics.gaps()).isEqualTo(1);
    assertThat(found).hasSize(2);
    assertThat(found.get(1).startSample()).isCloseTo(100_000 + 14_000.6, within(0.5));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void gapsGoThrough() throws InterruptedException {
    BufferedScanner scanner = new BufferedScanner(PLAN, found::add, Overflow.BLOCK, 2, 4096);
    try (scanner) {
      scanner.gap(100);
      scanner.accept(stream, 0, stream.length / 2);
      scanner.gap(7);
      scanner.gap(0);
    }
    assertThat(found.get(0).startSample()).isCloseTo(2_100.4, within(0.5));
    assertThat(scanner.statistics().gaps()).isEqualTo(2);
    assertThat(scanner.statistics().lostSamples()).isEqualTo(107);
  }

  /** A gateway does not stop because a packet's handling failed. */
  @Test
  void aPacketOnWhichTheListenerFailsDoesNotEndTheScan() throws InterruptedException {
    List<Preamble> failed = Collections.synchronizedList(new ArrayList<>());
    IllegalStateException fault = new IllegalStateException("database away");
    BufferedScanner scanner =
        new BufferedScanner(
            PLAN,
            preamble -> {
              found.add(preamble);
              if (found.size() == 1) {
                throw fault;
              }
            },
            (preamble, thrown) -> {
              assertThat(thrown).isSameAs(fault);
              failed.add(preamble);
            },
            Overflow.BLOCK,
            2,
            1000);
    try (scanner) {
      scanner.accept(stream, 0, stream.length / 2);
    }
    assertThat(found).isEqualTo(TestStreams.scan(PLAN, stream));
    assertThat(failed).containsExactly(found.get(0));
    assertThat(scanner.failure()).isEmpty();
    assertThat(scanner.statistics().listenerFailures()).isEqualTo(1);
    assertThat(scanner.statistics().preambles()).isEqualTo(2);
    assertThat(scanner.statistics().samples()).isEqualTo(stream.length / 2);
  }

  @Test
  void withoutAHandlerFailuresAreLogged() throws InterruptedException {
    try (LogRecords log = LogRecords.of(BufferedScanner.class)) {
      BufferedScanner scanner =
          new BufferedScanner(
              PLAN,
              preamble -> {
                throw new IllegalStateException("no disk");
              },
              Overflow.BLOCK,
              2,
              1000);
      try (scanner) {
        scanner.accept(stream, 0, stream.length / 2);
      }
      assertThat(scanner.statistics().listenerFailures()).isEqualTo(2);
      assertThat(log.all())
          .hasSize(2)
          .allSatisfy(record -> assertThat(record.getThrown()).hasMessage("no disk"));
      assertThat(log.all().get(0).getMessage()).contains("at sample 2000; the scan goes on");
    }
  }

  @Test
  void aHandlerMayEndTheScanAndItsExceptionComesOutOnce() {
    IllegalStateException fault = new IllegalStateException("no disk");
    BufferedScanner scanner =
        new BufferedScanner(
            PLAN,
            preamble -> {
              found.add(preamble);
              throw fault;
            },
            (preamble, thrown) -> {
              throw thrown;
            },
            Overflow.BLOCK,
            2,
            stream.length);
    assertThatThrownBy(
            () -> {
              try (scanner) {
                while (true) {
                  scanner.accept(stream, 0, stream.length / 2);
                }
              }
            })
        .isSameAs(fault)
        .hasNoSuppressedExceptions();
    assertThat(found).as("nothing is handed out to whom the scan is over").hasSize(1);
    assertThat(scanner.failure()).containsSame(fault);
    assertThatThrownBy(() -> scanner.gap(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void errorsEndTheScanAtOnceAndAreSeenByWhoWaitsForSamples() throws InterruptedException {
    BufferedScanner scanner =
        new BufferedScanner(
            PLAN,
            preamble -> {
              throw new OutOfMemoryError("tried");
            },
            (preamble, thrown) -> found.add(preamble),
            Overflow.DROP,
            2,
            stream.length);
    scanner.accept(stream, 0, stream.length / 2);
    while (scanner.failure().isEmpty()) {
      sleep(1);
    }
    assertThat(scanner.failure().orElseThrow()).isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> scanner.accept(stream, 0, 1)).isInstanceOf(OutOfMemoryError.class);
    scanner.close();
    assertThat(found).isEmpty();
  }

  @Test
  void whatTheListenerThrowsAtTheEndComesOutOfClose() throws InterruptedException {
    BufferedScanner scanner =
        new BufferedScanner(
            PLAN,
            preamble -> {
              throw new AssertionError("too late");
            },
            Overflow.BLOCK,
            2,
            stream.length);
    scanner.accept(stream, 0, 6_000);
    assertThatThrownBy(scanner::close).isInstanceOf(AssertionError.class);
    scanner.close();
  }

  @Test
  void whoWaitsForRoomCanBeInterrupted() throws InterruptedException {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    BufferedScanner scanner =
        new BufferedScanner(PLAN, preamble -> await(mayGoOn), Overflow.BLOCK, 2, 4096);
    AtomicReference<Throwable> outcome = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                while (true) {
                  scanner.accept(stream, 0, stream.length / 2);
                }
              } catch (InterruptedException e) {
                outcome.set(e);
              }
            });
    reader.start();
    while (reader.getState() != Thread.State.WAITING) {
      sleep(1);
    }
    reader.interrupt();
    reader.join();
    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    mayGoOn.countDown();
    scanner.close();
    assertThat(scanner.statistics().gaps()).isEqualTo(1);
  }

  /** A listener that waits for ever is interrupted with the thread that closes. */
  @Test
  void closingCanBeInterrupted() throws InterruptedException {
    CountDownLatch inListener = new CountDownLatch(1);
    BufferedScanner scanner =
        new BufferedScanner(
            PLAN,
            preamble -> {
              inListener.countDown();
              sleep(Duration.ofHours(1).toMillis());
            },
            Overflow.BLOCK,
            8,
            30_000);
    scanner.accept(stream, 0, stream.length / 2);
    inListener.await();
    AtomicReference<Boolean> staysInterrupted = new AtomicReference<>();
    Thread closer =
        new Thread(
            () -> {
              scanner.close();
              staysInterrupted.set(Thread.currentThread().isInterrupted());
            });
    closer.start();
    closer.interrupt();
    closer.join();
    assertThat(staysInterrupted.get()).isTrue();
  }

  @Test
  void buffersThatCantBeAreRefused() {
    assertThatThrownBy(() -> new BufferedScanner(PLAN, found::add, Overflow.DROP, 1, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BufferedScanner(PLAN, found::add, Overflow.DROP, 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
