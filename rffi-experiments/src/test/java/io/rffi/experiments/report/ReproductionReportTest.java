package io.rffi.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReproductionReportTest {
  @Test
  void isOnePageWithTablesAndCurves() {
    String page = new ReproductionReport(ReproductionTablesTest.REPRODUCTION).html("A minute.");

    assertThat(page)
        .contains("<h1>A title</h1>", "some &lt;data&gt;. A minute.", "<h2>Beside the paper</h2>")
        .contains("<li>other places</li>", "0.9505", "it collapsed")
        .doesNotContain("<script", "http");
    // The ROC curves, and the three places; of one Doppler shift there is nothing to draw.
    assertThat(page.split("data:image/png", -1)).hasSize(3);
  }
}
