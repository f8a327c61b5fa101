package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Heard;
import io.rffi.experiments.Merit;
import io.rffi.experiments.Origin;
import io.rffi.experiments.OtherExtractorException;
import io.rffi.experiments.ReproducedFigure;
import io.rffi.experiments.Reproduction;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.experiments.TriedExtractor;
import io.rffi.train.Learning;
import io.rffi.train.LoraRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraReproductionTest {
  private static final double SECOND = 1 / 60.0;

  private static final LoraRecipe RECIPE =
      LoraRecipe.standard().withLearning(new Learning.Discriminants(200, 0.01));

  /** Of the names of the real ones, and small. */
  private static final List<LoraExtractor> QUICK =
      List.of(
          new LoraExtractor(LoraExtractors.PUBLISHED_30, "one", 6, RECIPE),
          new LoraExtractor(LoraExtractors.STANDARD, "another", 4, RECIPE));

  @TempDir private Path folder;

  @Test
  void trainsOnceTriesAndStandsBesideThePaper() throws IOException, InterruptedException {
    Heard heard = new Heard();
    Reproduction first = run(4, heard);

    assertThat(first.extractors())
        .extracting(TriedExtractor::name)
        .containsExactly(LoraExtractors.PUBLISHED_30, LoraExtractors.STANDARD);
    assertThat(first.extractors().get(0).training())
        .contains("difficulty=easy seed=4 scale=0.02 devices=6 heldOut=packets");
    // AUC and EER of rogues, and the accuracy at three turns of the antenna, by either extractor.
    assertThat(first.figures()).hasSize(4 + 6).isEqualTo(heard.figures());
    assertThat(first.curves()).hasSize(2);
    ReproducedFigure auc = first.figures().get(0);
    assertThat(auc.merit()).isEqualTo(Merit.AUC);
    assertThat(auc.published().orElseThrow().value()).isEqualTo(0.9905);
    assertThat(auc.origin()).isEqualTo(Origin.SIMULATED);
    // 2 packets of each of 10 enrolled devices and 5 rogues.
    assertThat(auc.figure().count()).isEqualTo(30);
    assertThat(auc.figure().devices()).isEqualTo(15);
    assertThat(first.missing()).isEmpty();
    assertThat(first.differences()).extracting(Difference::reason).doesNotHaveDuplicates();

    Path model = folder.resolve(LoraExtractors.STANDARD + ".onnx");
    FileTime written = Files.getLastModifiedTime(model);
    Reproduction again = run(4, new Heard());
    assertThat(Files.getLastModifiedTime(model)).isEqualTo(written);
    assertThat(again.figures()).isEqualTo(first.figures());

    assertThatThrownBy(() -> run(5, new Heard()))
        .isInstanceOf(OtherExtractorException.class)
        .hasMessageContaining("seed=4")
        .hasMessageContaining("seed=5");
  }

  @Test
  @Tag("heavy")
  void allExtractorsAndExperimentsFromNothing() throws IOException, InterruptedException {
    Reproduction all =
        LoraReproduction.simulated(Difficulty.EASY, 3, 0.02)
            .run(Set.of(), options(2 * SECOND), new Heard());

    assertThat(all.extractors()).hasSize(11);
    // 3 sets by 7; AUC and EER by 7; 10 places by 5; 5 shifts by 5; 3 turns by 4.
    assertThat(all.figures()).hasSize(21 + 14 + 50 + 25 + 12);
    assertThat(all.figures().stream().filter(figure -> figure.published().isPresent())).hasSize(11);
  }

  private Reproduction run(long seed, Heard heard) throws IOException, InterruptedException {
    return new LoraStudy(new SimulatedCampaign(Difficulty.EASY, seed, 0.02), QUICK)
        .run(Set.of("rogue", "polarisation"), options(SECOND), heard);
  }

  private ReproductionOptions options(double minutes) {
    return new ReproductionOptions(folder, minutes, 1, 1, false);
  }
}
