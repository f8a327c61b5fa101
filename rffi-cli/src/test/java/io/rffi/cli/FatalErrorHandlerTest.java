package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FatalErrorHandlerTest {
  private final StringWriter err = new StringWriter();
  private final AtomicInteger exitCode = new AtomicInteger(-1);
  private final FatalErrorHandler lastResort =
      new FatalErrorHandler(new PrintWriter(err, true), exitCode::set);

  @Test
  void aThreadThatDiesEndsTheProcessInOneLine() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });
    thread.setUncaughtExceptionHandler(lastResort);
    thread.start();
    thread.join();

    assertThat(exitCode).hasValue(71);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("rffi: not enough memory (Java heap space); give Java");
  }

  /** Its message can't be asked for, as when memory is short even for that. */
  @Test
  void whatCannotEvenBeSaidHasItsCode() {
    assertThat(lastResort.end(new Speechless())).isEqualTo(71);
    assertThat(err.toString()).isEmpty();
  }

  private static final class Speechless extends Error {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new OutOfMemoryError("again");
    }
  }
}
