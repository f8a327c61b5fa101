package io.rffi.eval.text;

import io.rffi.eval.picture.InlinePicture;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces of a page. What comes from elsewhere is escaped. */
public final class Html {
  private Html() {}

  /**
   * A text as it may stand in a page.
   *
   * @param text of whatever origin
   * @return the same without markup, fit for an attribute, too
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * A table whose first column is text, and the others numbers.
   *
   * @param heads the columns' heads
   * @param rows as many cells each; heads and cells are escaped here
   * @return HTML, its last line ended
   */
  public static String table(List<String> heads, List<List<String>> rows) {
    return rows.stream()
        .map(row -> row(row, "td"))
        .collect(
            Collectors.joining(
                "", "<div class=\"wide\"><table>\n" + row(heads, "th"), "</table></div>\n"));
  }

  private static String row(List<String> cells, String tag) {
    return cells.stream()
        .map(cell -> "<" + tag + ">" + escape(cell) + "</" + tag + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  /**
   * A picture and what it shows.
   *
   * @param picture the picture
   * @param caption a text, escaped here
   * @return HTML, its line ended
   */
  public static String figure(InlinePicture picture, String caption) {
    return String.format(
        Locale.ROOT,
        "<figure><img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"%s\">"
            + "<figcaption>%4$s</figcaption></figure>%n",
        picture.dataUri(),
        picture.width(),
        picture.height(),
        escape(caption));
  }
}
