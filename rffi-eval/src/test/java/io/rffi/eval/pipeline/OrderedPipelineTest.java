package io.rffi.eval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedPipelineTest {
  private static final int AHEAD = 4;

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "1, 100", "3, 2", "3, 12", "3, 13", "8, 1000"})
  void usesAllInOrderAndHoldsFew(int threads, int count) throws InterruptedException {
    AtomicInteger made = new AtomicInteger();
    List<Integer> used = new ArrayList<>();
    try (OrderedPipeline<Integer> pipeline = of(threads)) {
      pipeline.run(
          count,
          index -> {
            made.incrementAndGet();
            return index;
          },
          index -> {
            assertThat(made.get() - used.size()).isLessThanOrEqualTo(AHEAD * threads);
            used.add(index);
          });
    }
    assertThat(used).isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void handsOutWhatWasSubmittedUntilItIsEmpty() throws InterruptedException {
    try (OrderedPipeline<Integer> pipeline = of(2)) {
      for (int number = 0; pipeline.hasRoom(); number++) {
        int made = number;
        pipeline.submit(() -> made);
      }
      assertThatThrownBy(() -> pipeline.submit(() -> 0)).isInstanceOf(IllegalStateException.class);
      for (int number = 0; number < 2 * AHEAD; number++) {
        assertThat(pipeline.isEmpty()).isFalse();
        assertThat(pipeline.take()).isEqualTo(number);
      }
      assertThat(pipeline.isEmpty()).isTrue();
      assertThatThrownBy(pipeline::take).isInstanceOf(NoSuchElementException.class);
    }
  }

  /** Also where a later one fails earlier. */
  @Test
  void passesTheFirstFailureOnAsItWas() {
    List<Integer> used = new ArrayList<>();
    CountDownLatch laterFailed = new CountDownLatch(1);
    try (OrderedPipeline<Integer> pipeline = of(2)) {
      assertThatThrownBy(
              () ->
                  pipeline.run(
                      100,
                      index -> {
                        if (index == 50) {
                          await(laterFailed);
                          throw new UnsupportedOperationException("50");
                        }
                        if (index == 51) {
                          laterFailed.countDown();
                          throw new IllegalArgumentException("51");
                        }
                        return index;
                      },
                      used::add))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("50");
    }
    assertThat(used).hasSize(50);
  }

  @Test
  void errorsStayErrors() {
    Error thrown = new OutOfMemoryError("tried");
    try (OrderedPipeline<Integer> pipeline = of(1)) {
      pipeline.submit(
          () -> {
            throw thrown;
          });
      assertThatThrownBy(pipeline::take).isSameAs(thrown);
    }
  }

  @Test
  void nothingOfAFailedRunIsLeftForTheNext() throws InterruptedException {
    List<Integer> used = new ArrayList<>();
    Consumer<Integer> failing =
        number -> {
          throw new UnsupportedOperationException("use " + number);
        };
    try (OrderedPipeline<Integer> pipeline = of(2)) {
      assertThatThrownBy(() -> pipeline.run(100, index -> -1 - index, failing))
          .hasMessage("use -1");
      pipeline.run(3, index -> index, used::add);
    }
    assertThat(used).containsExactly(0, 1, 2);
  }

  @RepeatedTest(50)
  void endsWhenInterrupted() {
    try (OrderedPipeline<Integer> pipeline = of(1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pipeline.run(1, index -> index, index -> {}))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @RepeatedTest(20)
  void noThreadWorksAnyMoreWhenItIsClosed() {
    AtomicInteger working = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(2);
    try (OrderedPipeline<Integer> pipeline = of(2)) {
      while (pipeline.hasRoom()) {
        pipeline.submit(
            () -> {
              working.incrementAndGet();
              begun.countDown();
              assertThat(Thread.currentThread().isDaemon()).isTrue();
              int rounds = busy();
              working.decrementAndGet();
              return rounds;
            });
      }
      await(begun);
      Thread.currentThread().interrupt(); // closing is not for giving up
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(working).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 2"})
  void refusesToHaveNoThreadOrNoRoom(int threads, int ahead) {
    assertThatThrownBy(() -> new OrderedPipeline<>("test", threads, ahead))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static OrderedPipeline<Integer> of(int threads) {
    return new OrderedPipeline<>("test", threads, AHEAD);
  }

  /** Work that nothing interrupts. */
  private static int busy() {
    long end = System.nanoTime() + 2_000_000;
    int rounds = 0;
    while (System.nanoTime() < end) {
      rounds++;
    }
    return rounds;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
