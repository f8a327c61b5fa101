package io.rffi.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.eval.metric.Figure;
import io.rffi.eval.metric.RocCurve;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Merit;
import io.rffi.experiments.MissingFigure;
import io.rffi.experiments.Origin;
import io.rffi.experiments.PublishedFigure;
import io.rffi.experiments.ReproducedFigure;
import io.rffi.experiments.Reproduction;
import io.rffi.experiments.RogueCurve;
import io.rffi.experiments.TriedExtractor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The arithmetic of tables, on figures that are made up for the test. */
public class ReproductionTablesTest {
  private static final String SOURCE = "A paper";
  private static final String BARE = "no-augmentation";
  private static final String WHOLE = "published-30";

  /** A reproduction of two places and one rogue test. */
  public static final Reproduction REPRODUCTION =
      new Reproduction(
          "A title",
          SOURCE,
          "some <data>",
          List.of(new TriedExtractor(WHOLE, "the whole", "steps=3 | more")),
          List.of(
              figure("rogue", WHOLE, "rogue", Merit.AUC, 0.9505, stated(0.9905)),
              figure("places", WHOLE, "D5", Merit.ACCURACY, 0.97),
              figure("places", WHOLE, "D6", Merit.ACCURACY, 0.9512),
              figure("places", BARE, "D6", Merit.ACCURACY, 0.8, stated(0.788)),
              figure("places", WHOLE, "D7", Merit.ACCURACY, 0.9),
              figure(
                  "doppler",
                  WHOLE,
                  "doppler-100",
                  Merit.ACCURACY,
                  0.85,
                  new PublishedFigure(0.8, true, SOURCE))),
          List.of(new MissingFigure("", BARE, "", "it collapsed")),
          List.of(
              new RogueCurve(WHOLE, RocCurve.of(new double[] {1, 2, 4}, new double[] {3, 5, 6}))),
          List.of(
              new Difference("", "for all"),
              new Difference("places", "other places"),
              new Difference("rogue", "other rogues")));

  private final ReproductionTables tables = new ReproductionTables(REPRODUCTION);

  @Test
  void oursStandsBesideThePapersWithTheDifferenceAndItsReasons() {
    assertThat(tables.besideThePaper().rows())
        .containsExactly(
            List.of(
                "rogue",
                WHOLE,
                "rogue",
                "rogue AUC",
                "0.9505",
                "0.9005 to 1.0000",
                "0.9905",
                "−0.0400",
                "simulated",
                "1, 3"),
            List.of(
                "places",
                BARE,
                "D6",
                "accuracy",
                "80.00 %",
                "75.00 % to 85.00 %",
                "78.80 %",
                "+1.20 points",
                "simulated",
                "1, 2"),
            List.of(
                "doppler",
                WHOLE,
                "doppler-100",
                "accuracy",
                "85.00 %",
                "80.00 % to 90.00 %",
                "> 80.00 %",
                "+5.00 points",
                "simulated",
                "1"));
  }

  @Test
  void anExperimentHasARowForEachSetAndAColumnForEachExtractor() {
    assertThat(tables.experiments()).containsExactly("rogue", "places", "doppler");
    Table places = tables.figures("places", Merit.ACCURACY);
    assertThat(places.heads()).containsExactly("accuracy", WHOLE, BARE);
    assertThat(places.rows())
        .containsExactly(
            List.of("D5", "97.00 % (92.00 % to 100.00 %)", "–"),
            List.of("D6", "95.12 % (90.12 % to 100.00 %)", "80.00 % (75.00 % to 85.00 %)"),
            List.of("D7", "90.00 % (85.00 % to 95.00 %)", "–"));
  }

  @Test
  void markdownSaysItAll() {
    String text = ReproductionMarkdown.of(REPRODUCTION, "A minute each.");
    assertThat(text)
        .contains("# A title", "some <data>. A minute each.", SOURCE)
        .contains("| places | no-augmentation | D6 | accuracy | 80.00 % |")
        .contains("1. for all\n2. other places\n")
        .contains("| all | no-augmentation | all | it collapsed |")
        .contains("steps=3 \\| more");
  }

  @Test
  void aTableIsRectangular() {
    assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PublishedFigure stated(double value) {
    return new PublishedFigure(value, false, SOURCE);
  }

  private static ReproducedFigure figure(
      String experiment, String extractor, String set, Merit merit, double value) {
    return figure(experiment, extractor, set, merit, value, Optional.empty());
  }

  private static ReproducedFigure figure(
      String experiment,
      String extractor,
      String set,
      Merit merit,
      double value,
      PublishedFigure published) {
    return figure(experiment, extractor, set, merit, value, Optional.of(published));
  }

  private static ReproducedFigure figure(
      String experiment,
      String extractor,
      String set,
      Merit merit,
      double value,
      Optional<PublishedFigure> published) {
    Figure figure = new Figure(value, value - 0.05, Math.min(1, value + 0.05), 0.95, 1000, 10);
    return new ReproducedFigure(
        experiment, extractor, set, merit, figure, published, Origin.SIMULATED);
  }
}
