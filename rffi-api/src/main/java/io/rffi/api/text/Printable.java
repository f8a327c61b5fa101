package io.rffi.api.text;

import io.rffi.api.RffiException;

/**
 * Text from outside, such as ids, file names and what a file holds, made fit for a message: on one
 * line, of bounded length, and without characters that move a terminal's cursor or turn the writing
 * direction. Messages of {@link RffiException}s are made so already.
 */
public final class Printable {
  private static final int LONGEST_LINE = 1000;
  private static final int LONGEST_PIECE = 100;

  private Printable() {}

  /**
   * A whole message.
   *
   * @param text any, or null
   * @return line breaks as spaces, other control and format characters as {@code \}{@code u001b};
   *     of more than 1000 characters the middle is left out, saying how much
   */
  public static String line(String text) {
    return shown(String.valueOf(text).replaceAll("\\s*\\R\\s*", " "), LONGEST_LINE);
  }

  /**
   * What is put into a message, such as an id.
   *
   * @param text any, or null
   * @return all control and format characters as {@code \}{@code u001b}; of more than 100
   *     characters the middle is left out, saying how much
   */
  public static String piece(String text) {
    return shown(String.valueOf(text), LONGEST_PIECE);
  }

  private static String shown(String text, int longest) {
    if (text.length() <= longest) {
      return escaped(text);
    }
    int head = longest / 2;
    int tail = text.length() - (longest - head);
    return escaped(text.substring(0, head))
        + "… ("
        + (tail - head)
        + " characters left out) …"
        + escaped(text.substring(tail));
  }

  private static String escaped(String text) {
    if (text.codePoints().noneMatch(Printable::isHarmful)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              if (isHarmful(codePoint)) {
                for (char unit : Character.toChars(codePoint)) {
                  shown.append("\\u%04x".formatted((int) unit));
                }
              } else {
                shown.appendCodePoint(codePoint);
              }
            });
    return shown.toString();
  }

  /** Among format characters are those that turn the writing direction. */
  private static boolean isHarmful(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
