package io.rffi.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.eval.metric.Figure;
import io.rffi.eval.metric.RocCurve;
import io.rffi.train.experiment.Difference;
import io.rffi.train.experiment.LoraExtractors;
import io.rffi.train.experiment.Merit;
import io.rffi.train.experiment.MissingFigure;
import io.rffi.train.experiment.Origin;
import io.rffi.train.experiment.PublishedFigures;
import io.rffi.train.experiment.ReproducedFigure;
import io.rffi.train.experiment.Reproduction;
import io.rffi.train.experiment.RogueCurve;
import io.rffi.train.experiment.TriedExtractor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic of tables, on figures that are made up for the test. */
public class ReproductionTablesTest {
  private static final String BARE = LoraExtractors.NO_AUGMENTATION;
  private static final String WHOLE = LoraExtractors.PUBLISHED_30;

  /** A reproduction of two places and one rogue test. */
  public static final Reproduction REPRODUCTION =
      new Reproduction(
          "A title",
          PublishedFigures.LORA_SOURCE,
          "some <data>",
          List.of(new TriedExtractor(WHOLE, "the whole", "steps=3 | more")),
          List.of(
              figure("rogue", WHOLE, "rogue", Merit.AUC, 0.9505),
              figure("places", WHOLE, "D5", Merit.ACCURACY, 0.97),
              figure("places", WHOLE, "D6", Merit.ACCURACY, 0.9512),
              figure("places", BARE, "D6", Merit.ACCURACY, 0.8),
              figure("places", WHOLE, "D7", Merit.ACCURACY, 0.9),
              figure("doppler", WHOLE, "doppler-100", Merit.ACCURACY, 0.85)),
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
        .contains("# A title", "some <data>. A minute each.", PublishedFigures.LORA_SOURCE)
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

  private static ReproducedFigure figure(
      String experiment, String extractor, String set, Merit merit, double value) {
    Figure figure = new Figure(value, value - 0.05, Math.min(1, value + 0.05), 0.95, 1000, 10);
    return ReproducedFigure.of(experiment, extractor, set, merit, figure, Origin.SIMULATED);
  }
}
