package io.rffi.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.MalformedRecordingException;
import io.rffi.api.ModelException;
import io.rffi.api.NoPreambleException;
import io.rffi.api.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown, a command ends in one line and with a code that tells its kind. */
class FailureTest {
  private static IOException full() {
    return new IOException("No space left on device");
  }

  private static Arguments of(Throwable thrown, int exitCode, String said) {
    return Arguments.of(thrown, exitCode, said);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        of(new NoPreambleException("a: none"), 1, "a: none"),
        of(new CommandFailure("--k must be"), 2, "--k must be"),
        of(
            new UncheckedIOException("can't read a", new NoSuchFileException("/b/a")),
            2,
            "no such file: /b/a"),
        of(new MalformedRecordingException("a", 3, "deep", new StackOverflowError()), 2, "deep"),
        of(new OutOfMemoryError("Java heap space"), 71, "(Java heap space); give Java more"),
        of(new OutOfMemoryError("Direct buffer memory"), 71, "MaxDirectMemorySize"),
        of(new OutOfMemoryError("unable to create native thread"), 71, "no more threads"),
        of(new StackOverflowError(), 71, "JAVA_TOOL_OPTIONS=-Xss"),
        of(new UnsatisfiedLinkError("libx.so: cannot map"), 71, "java.io.tmpdir=DIR"),
        of(
            new ModelException(
                "the native library is lacking; do this", new UnsatisfiedLinkError()),
            71,
            "the native library is lacking; do this"),
        of(new StoreException(StoreException.Reason.UNAVAILABLE, "full", full()), 71, "full"),
        of(new UncheckedIOException("can't write a", full()), 71, "can't write a: No space left"),
        of(new CommandFailure("can't make a", full()), 71, "can't make a; make room there"),
        of(new FileSystemException("/a", null, "Disk quota exceeded").initCause(null), 71, "full"),
        of(new IllegalStateException(new IOException("Too many open files")), 71, "ulimit -n"),
        of(new NoClassDefFoundError("io/jhdf/HdfFile"), 71, "missing or damaged"),
        of(new ExceptionInInitializerError(full()), 71, "the disk is full"),
        of(
            new ExceptionInInitializerError(new IllegalStateException("odd")),
            71,
            "missing or damaged"),
        of(new ServiceConfigurationError("no driver"), 71, "missing or damaged"),
        of(new OutputFailure(full()), 71, "standard output: the disk is full"),
        of(new OutputFailure(new IOException("Bad file descriptor")), 71, "Bad file descriptor"),
        of(new OutputFailure(new IOException("Broken pipe")), 141, ""),
        of(new IllegalStateException("odd"), 70, "a fault of rffi itself"),
        of(new AssertionError("odd"), 70, "java.lang.AssertionError: odd at io.rffi.cli.flow"),
        of(new InternalError("odd"), 70, "please report it"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void eachKindHasItsCodeAndLine(Throwable thrown, int exitCode, String said) {
    Failure failure = Failure.of(thrown);
    StringWriter err = new StringWriter();
    failure.print(new PrintWriter(err, true));

    assertThat(failure.exitCode()).isEqualTo(exitCode);
    assertThat(err.toString().lines()).hasSize(said.isEmpty() ? 0 : 1);
    if (!said.isEmpty()) {
      assertThat(err.toString()).startsWith("rffi: ").contains(said);
    }
  }

  /** A cause may be its own, by way of another. */
  @Test
  void circlesOfCausesEnd() {
    IllegalStateException one = new IllegalStateException("one");
    one.initCause(new IllegalStateException("two", one));

    assertThat(Failure.of(one).exitCode()).isEqualTo(ExitCodes.INTERNAL);
  }

  @Test
  void whatIsThrownMayHoldAnything() {
    StringWriter err = new StringWriter();
    Failure.of(new IllegalStateException("\u001b[2J\n" + "x".repeat(10_000)))
        .print(new PrintWriter(err, true));

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("\\u001b[2J", "characters left out").hasSizeLessThan(1200);
  }
}
