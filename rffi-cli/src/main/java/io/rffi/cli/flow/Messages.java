package io.rffi.cli.flow;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What went wrong, in one line. */
public final class Messages {
  private Messages() {}

  /**
   * The line for an exception.
   *
   * @param e what was thrown
   * @return its message without line breaks
   */
  public static String of(RuntimeException e) {
    String text =
        e instanceof UncheckedIOException io ? explain(io) : String.valueOf(e.getMessage());
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  /**
   * The line for an exception that a file led to.
   *
   * @param file the file
   * @param e what was thrown
   * @return its message, which names the file
   */
  public static String of(Path file, RuntimeException e) {
    String text = of(e);
    return text.contains(file.toString()) ? text : file + ": " + text;
  }

  /** The system's exceptions hold little more than a file's name. */
  private static String explain(UncheckedIOException e) {
    String cause = e.getCause().getMessage();
    if (e.getCause() instanceof NoSuchFileException) {
      return "no such file: " + cause;
    }
    if (e.getCause() instanceof FileAlreadyExistsException) {
      return cause + " exists already";
    }
    if (e.getCause() instanceof AccessDeniedException) {
      return "no permission to open " + cause;
    }
    if (e.getCause() instanceof ClosedByInterruptException) {
      return "interrupted";
    }
    return e.getMessage() + ": " + cause;
  }
}
