package io.rffi.api.fuzz;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The fuzzer finds what it is there for. */
class FuzzingTest {
  private static final byte[] GOOD = "{\"length\": 3}".getBytes(StandardCharsets.UTF_8);
  private static final Fuzzing FUZZING =
      new Fuzzing(
          "self-test", List.of(GOOD), List.of("[]"), List.of(IllegalArgumentException.class));

  @Test
  void letsDocumentedExceptionsPass() {
    assertThatNoException()
        .isThrownBy(
            () ->
                FUZZING.run(
                    1000,
                    input -> {
                      if (input.length != GOOD.length) {
                        throw new IllegalArgumentException("documented");
                      }
                    }));
  }

  @Test
  void findsErrorsAndOtherExceptions() {
    assertThatThrownBy(() -> FUZZING.run(1000, FuzzingTest::overflow))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("self-test threw java.lang.StackOverflowError");
    assertThatThrownBy(
            () ->
                FUZZING.run(
                    1000,
                    input -> {
                      if (input.length == 0) {
                        throw new IllegalStateException("nobody said so");
                      }
                    }))
        .hasMessageContaining("nobody said so");
  }

  @Test
  void findsWhatHangs() {
    // Nothing else would end the thread, which takes a whole processor from the tests that follow.
    AtomicBoolean seen = new AtomicBoolean();
    assertThatThrownBy(
            () ->
                FUZZING.run(
                    1000,
                    input -> {
                      while (input.length > GOOD.length && !seen.get()) {
                        Thread.onSpinWait();
                      }
                    }))
        .hasMessageContaining("did not end in five seconds");
    seen.set(true);
  }

  @Test
  void mutationsAreManyAndTheSameForASeed() {
    Set<String> seen = new HashSet<>();
    Mutations one = mutations();
    Mutations two = mutations();
    for (int n = 0; n < 1000; n++) {
      byte[] input = one.next();
      Assertions.assertThat(two.next()).isEqualTo(input);
      seen.add(new String(input, StandardCharsets.ISO_8859_1));
    }
    Assertions.assertThat(seen).hasSizeGreaterThan(900);
  }

  private static Mutations mutations() {
    return new Mutations(List.of(GOOD), List.of(), new SplittableRandom(1));
  }

  private static void overflow(byte[] input) {
    if (input.length != GOOD.length) {
      overflow(input);
    }
  }
}
