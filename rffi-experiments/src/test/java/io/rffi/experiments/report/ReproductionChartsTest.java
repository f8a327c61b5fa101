package io.rffi.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.eval.metric.Figure;
import io.rffi.experiments.Merit;
import io.rffi.experiments.Origin;
import io.rffi.experiments.ReproducedFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReproductionChartsTest {
  private static ReproducedFigure figure(String extractor, String set, double value) {
    return new ReproducedFigure(
        "few-shot",
        extractor,
        set,
        Merit.ACCURACY,
        new Figure(value, value, value, 0.95, 100, 10),
        Optional.empty(),
        Origin.SIMULATED);
  }

  /** As long and as many as those of the few-shot experiment: a chart once never came to an end. */
  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void manySetsOfLongNamesFit() {
    List<ReproducedFigure> figures = new ArrayList<>();
    for (int run = 1; run <= 2; run++) {
      for (int enrolled : new int[] {1, 5, 20, 100}) {
        String set = "run-" + run + "-enrolled-" + enrolled + "-nearest";
        figures.add(figure("logistic-half", set, 0.5 + 0.001 * enrolled));
        if (enrolled != 5) {
          figures.add(figure("contrastive-half", set, 0.9)); // one is missing in between
        }
      }
    }
    assertThat(ReproductionCharts.overSets(figures, "few-shot"))
        .hasValueSatisfying(picture -> assertThat(picture.dataUri()).startsWith("data:image/png"));
    assertThat(ReproductionCharts.overSets(figures, "places")).isEmpty();
  }
}
