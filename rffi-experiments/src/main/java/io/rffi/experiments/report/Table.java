package io.rffi.experiments.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of texts. Immutable.
 *
 * @param heads the columns' heads
 * @param rows as many cells each
 */
record Table(List<String> heads, List<List<String>> rows) {
  /** Copies the lists, and checks that the rows are as long as the heads. */
  Table {
    heads = List.copyOf(heads);
    rows = rows.stream().map(List::copyOf).toList();
    int columns = heads.size();
    if (rows.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException("a row is not as long as the heads " + heads);
    }
  }

  /**
   * As Markdown.
   *
   * @return the table, its last line ended
   */
  String markdown() {
    String rule = heads.stream().map(head -> "---").collect(Collectors.joining("|", "|", "|\n"));
    return line(heads) + rule + rows.stream().map(Table::line).collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
