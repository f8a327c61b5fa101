package io.rffi.experiments.report;

import io.rffi.eval.text.Html;
import io.rffi.eval.text.Page;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Merit;
import io.rffi.experiments.Reproduction;

/** The page about a paper's experiments, repeated. */
public final class ReproductionReport {
  /** What it is called. */
  public static final String NAME = "report.html";

  private final Reproduction reproduction;
  private final ReproductionTables tables;

  /**
   * Prepares.
   *
   * @param reproduction what came of it
   */
  public ReproductionReport(Reproduction reproduction) {
    this.reproduction = reproduction;
    tables = new ReproductionTables(reproduction);
  }

  /**
   * Draws it.
   *
   * @param about how it was made, in a line
   * @return the page, without references to anything outside it
   */
  public String html(String about) {
    StringBuilder body = new StringBuilder();
    body.append("<p>The paper: ").append(Html.escape(reproduction.source())).append(".</p>\n");
    section(body, "Beside the paper", tables.besideThePaper());
    body.append("<h3>Why they may differ</h3>\n<ol>\n");
    for (Difference difference : reproduction.differences()) {
      body.append("<li>").append(Html.escape(difference.reason())).append("</li>\n");
    }
    body.append("</ol>\n");
    for (String experiment : tables.experiments()) {
      for (Merit merit : tables.merits(experiment)) {
        section(
            body,
            experiment + ": " + ReproductionTables.name(merit),
            tables.figures(experiment, merit));
      }
      body.append(pictures(experiment));
    }
    section(body, "Extractors", tables.extractors());
    section(body, "Not measured", tables.missing());
    return Page.of(reproduction.title(), reproduction.data() + ". " + about, body.toString());
  }

  private String pictures(String experiment) {
    StringBuilder pictures = new StringBuilder();
    if (experiment.equals("rogue") && !reproduction.curves().isEmpty()) {
      pictures.append(
          Html.figure(
              ReproductionCharts.rogues(reproduction.curves()),
              "ROC: enrolled devices against rogues"));
    }
    ReproductionCharts.overSets(reproduction.figures(), experiment)
        .ifPresent(
            picture ->
                pictures.append(
                    Html.figure(picture, experiment + ": the sets in the table's order")));
    return pictures.isEmpty() ? "" : "<div class=\"figures\">\n" + pictures + "</div>\n";
  }

  private static void section(StringBuilder body, String title, Table table) {
    if (!table.rows().isEmpty()) {
      body.append("<h2>").append(Html.escape(title)).append("</h2>\n");
      body.append(Html.table(table.heads(), table.rows()));
    }
  }
}
