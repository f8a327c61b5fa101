package io.rffi.train.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table, printed row by row. */
final class MarkdownTable {
  MarkdownTable(String title, String... columns) {
    System.out.printf("%n### %s%n%n", title);
    row((Object[]) columns);
    row(Arrays.stream(columns).map(column -> "---").toArray());
  }

  void row(Object... cells) {
    System.out.println(
        Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |")));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }
}
