package io.rffi.experiments.report;

import io.rffi.experiments.Difference;
import io.rffi.experiments.Merit;
import io.rffi.experiments.Reproduction;

/** A reproduction as a text in Markdown. */
public final class ReproductionMarkdown {
  /** What the file is called. */
  public static final String NAME = "table.md";

  private ReproductionMarkdown() {}

  /**
   * Writes it down.
   *
   * @param reproduction what came of it
   * @param about how it was made, in a line
   * @return the text
   */
  public static String of(Reproduction reproduction, String about) {
    ReproductionTables tables = new ReproductionTables(reproduction);
    StringBuilder text = new StringBuilder();
    text.append("# ").append(reproduction.title()).append("\n\n");
    text.append(reproduction.source()).append(".\n\n");
    text.append("Ours: ").append(reproduction.data()).append(". ").append(about).append("\n");
    section(text, "Beside the paper", tables.besideThePaper());
    text.append("\nWhy they may differ:\n\n");
    int number = 1;
    for (Difference difference : reproduction.differences()) {
      text.append(number++).append(". ").append(difference.reason()).append('\n');
    }
    for (String experiment : tables.experiments()) {
      for (Merit merit : tables.merits(experiment)) {
        section(
            text,
            experiment + ": " + ReproductionTables.name(merit),
            tables.figures(experiment, merit));
      }
    }
    section(text, "Extractors", tables.extractors());
    section(text, "Not measured", tables.missing());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, Table table) {
    if (!table.rows().isEmpty()) {
      text.append("\n## ").append(title).append("\n\n").append(table.markdown());
    }
  }
}
