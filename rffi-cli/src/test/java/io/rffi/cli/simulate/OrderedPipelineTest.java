package io.rffi.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.cli.flow.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedPipelineTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 100", "3, 2", "3, 12", "3, 13", "8, 1000"})
  void usesAllInOrderAndHoldsFew(int threads, int count) {
    AtomicInteger made = new AtomicInteger();
    List<Integer> used = new ArrayList<>();
    try (OrderedPipeline pipeline = new OrderedPipeline(threads)) {
      pipeline.run(
          count,
          index -> {
            made.incrementAndGet();
            return index;
          },
          index -> {
            assertThat(made.get() - used.size()).isLessThanOrEqualTo(4 * threads);
            used.add(index);
          });
    }
    assertThat(used).isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void passesAFailureOnAsItWas() {
    List<Integer> used = new ArrayList<>();
    try (OrderedPipeline pipeline = new OrderedPipeline(2)) {
      assertThatThrownBy(
              () ->
                  pipeline.run(
                      100, index -> index == 50 ? failing() : Integer.valueOf(index), used::add))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("50");
    }
    assertThat(used).hasSize(50);
  }

  private static Integer failing() {
    throw new UnsupportedOperationException("50");
  }

  @RepeatedTest(50)
  void endsWhenInterrupted() {
    try (OrderedPipeline pipeline = new OrderedPipeline(1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pipeline.run(1, index -> index, index -> {}))
          .isInstanceOf(CommandFailure.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
