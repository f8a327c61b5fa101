package io.rffi.cli.flow;

import io.rffi.api.text.Printable;
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
   * @return its message, {@linkplain Printable#line fit to be printed}
   */
  public static String of(Throwable e) {
    return line(e instanceof UncheckedIOException io ? explain(io) : e.getMessage());
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
    String name = line(file.toString());
    return names(text, name) ? text : name + ": " + text;
  }

  /**
   * Any text.
   *
   * @param text of whatever origin
   * @return the same, {@linkplain Printable#line fit to be printed}
   */
  public static String line(String text) {
    return Printable.line(text);
  }

  /** Whether a name stands in a text, and not only as a part of another word. */
  private static boolean names(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || !isOfWord(text.charAt(at - 1)))
          && (end == text.length() || !isOfWord(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfWord(char character) {
    return Character.isLetterOrDigit(character) || character == '_' || character == '-';
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
