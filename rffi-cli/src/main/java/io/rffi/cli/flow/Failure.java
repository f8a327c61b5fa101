package io.rffi.cli.flow;

import io.rffi.api.MalformedRecordingException;
import io.rffi.api.NoPreambleException;
import io.rffi.api.RffiException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * How a command ends that threw something: whatever it was, in one line and with an exit code that
 * tells its kind.
 *
 * @param exitCode one of the {@linkplain ExitCodes exit codes}
 * @param line what is said of it; empty if there is nothing to say
 */
public record Failure(int exitCode, String line) {
  /**
   * The failure that an exception or error stands for.
   *
   * @param thrown by a command, or by what led to it
   * @return its exit code, and what to do in a line
   */
  public static Failure of(Throwable thrown) {
    if (thrown instanceof NoPreambleException) {
      return new Failure(ExitCodes.NOTHING, Messages.of(thrown));
    }
    if (thrown instanceof OutputFailure output && output.isUnread()) {
      return new Failure(ExitCodes.UNREAD, "");
    }
    // That a file asks too much of a reader is the file's fault.
    Optional<MissingResource> missing =
        thrown instanceof MalformedRecordingException
            ? Optional.empty()
            : MissingResource.of(thrown);
    if (missing.isPresent()) {
      return new Failure(ExitCodes.MISSING_RESOURCE, line(thrown, missing.get()));
    }
    if (thrown instanceof OutputFailure) {
      return new Failure(
          ExitCodes.MISSING_RESOURCE, Messages.of(thrown) + ": " + thrown.getCause().getMessage());
    }
    if (isBadInput(thrown)) {
      return new Failure(ExitCodes.BAD_INPUT, Messages.of(thrown));
    }
    return new Failure(ExitCodes.INTERNAL, fault(thrown));
  }

  private static boolean isBadInput(Throwable thrown) {
    return thrown instanceof RffiException
        || thrown instanceof CommandFailure
        || thrown instanceof UncheckedIOException;
  }

  /** The library's exceptions say what to do themselves. */
  private static String line(Throwable thrown, MissingResource missing) {
    if (thrown instanceof RffiException) {
      return Messages.of(thrown);
    }
    if (thrown instanceof CommandFailure || thrown instanceof UncheckedIOException) {
      return Messages.of(thrown) + "; " + missing.advice();
    }
    String task = thrown instanceof OutputFailure ? Messages.of(thrown) + ": " : "";
    return task + missing.what() + "; " + missing.advice();
  }

  private static String fault(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return "a fault of rffi itself: "
        + thrown
        + (trace.length == 0 ? "" : " at " + trace[0])
        + "; please report it with what the same command says with -v";
  }

  /**
   * Says it.
   *
   * @param err the standard error
   */
  public void print(PrintWriter err) {
    if (!line.isEmpty()) {
      err.println("rffi: " + Messages.line(line));
    }
  }
}
