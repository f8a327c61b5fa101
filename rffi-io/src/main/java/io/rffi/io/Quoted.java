package io.rffi.io;

import java.util.Locale;

/**
 * What stands in a file, made fit for a message: short, in one line, without control characters.
 */
final class Quoted {
  private static final int LONGEST = 100;
  private static final int LONGEST_MESSAGE = 400;

  private Quoted() {}

  /** A name or value of the file. */
  static String value(Object value) {
    return shortened(String.valueOf(value), LONGEST);
  }

  /** What a library says of the file, which may quote from it. */
  static String text(String message) {
    return shortened(String.valueOf(message), LONGEST_MESSAGE);
  }

  private static String shortened(String text, int longest) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < text.length() && line.length() < longest) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (isPlain(c)) {
        line.appendCodePoint(c);
      } else {
        line.append(String.format(Locale.ROOT, "\\u%04x", c));
      }
    }
    return at < text.length() ? line + "… (" + text.length() + " characters)" : line.toString();
  }

  /** No control, no mark that turns the direction of writing, no line break, no half character. */
  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
