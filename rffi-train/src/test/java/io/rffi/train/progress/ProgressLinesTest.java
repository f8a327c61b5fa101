package io.rffi.train.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a log shows of a long work, by a clock that is set by hand. */
class ProgressLinesTest {
  private final StringWriter err = new StringWriter();
  private long seconds = 1000;
  private final ProgressLines progress =
      new ProgressLines(new PrintWriter(err, true), () -> seconds * 1_000_000_000L);

  private List<String> after(int more) {
    for (int n = 0; n < more; n++) {
      seconds++;
      progress.look();
    }
    List<String> lines = err.toString().lines().toList();
    err.getBuffer().setLength(0);
    return lines;
  }

  @Test
  void aLineAtEachStageAndThenEveryFifteenSeconds() {
    progress.begins("drawing", 200);
    assertThat(after(1)).isEmpty();
    progress.step();
    assertThat(after(1)).containsExactly("rffi: drawing, 0 %, after 2 s");
    progress.stepTo(50);
    progress.note("step 50 loss 0.12");
    assertThat(after(14)).isEmpty();
    assertThat(after(1)).containsExactly("rffi: drawing, 25 %, step 50 loss 0.12, after 17 s");
    progress.begins("judging", Progress.UNKNOWN);
    assertThat(after(2)).containsExactly("rffi: judging, after 19 s");
    progress.step();
    assertThat(after(300))
        .hasSize(20)
        .startsWith("rffi: judging, 1, after 34 s")
        .endsWith("rffi: judging, 1, after 5 min 19 s");
  }

  @Test
  void manyShortStagesAreNotManyLines() {
    int lines = 0;
    for (int n = 0; n < 100; n++) {
      progress.begins("fold " + n, 1);
      lines += after(1).size();
    }
    assertThat(lines).isBetween(40, 50);
  }

  @Test
  void whatIsShortIsNotToldOf() {
    progress.begins("simulated", 10);
    after(1);
    progress.close();
    assertThat(after(100)).isEmpty();
    assertThat(err.toString()).isEmpty();
  }

  /** The clock looks by itself, also while no step is done. */
  @Test
  @Timeout(60)
  void aWorkThatTakesItsTimeIsToldOfWithoutASingleStep() throws InterruptedException {
    try (Progress real = ProgressLines.started(new PrintWriter(err, true))) {
      real.begins("learning", Progress.UNKNOWN);
      while (err.toString().isEmpty()) {
        Thread.sleep(20);
      }
    }
    assertThat(err.toString()).matches("rffi: learning, after \\d+ s\\R");
  }

  @Test
  void aTerminalIsKnownByItsName(@TempDir Path directory) throws IOException {
    Path link = directory.resolve("2");
    for (String terminal : new String[] {"/dev/pts/3", "/dev/tty1", "/dev/console"}) {
      Files.createSymbolicLink(link, Path.of(terminal));
      assertThat(StderrTerminal.isTerminal(link)).as(terminal).isTrue();
      Files.delete(link);
    }
    for (String other : new String[] {"pipe:[123]", "/tmp/log", "/dev/null", "socket:[7]"}) {
      Files.createSymbolicLink(link, Path.of(other));
      assertThat(StderrTerminal.isTerminal(link)).as(other).isFalse();
      Files.delete(link);
    }
  }
}
