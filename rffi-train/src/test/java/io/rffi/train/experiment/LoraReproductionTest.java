package io.rffi.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.augment.testbed.Difficulty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraReproductionTest {
  private static final double SECOND = 1 / 60.0;

  @TempDir private Path folder;

  @Test
  void trainsOnceTriesAndStandsBesideThePaper() throws IOException, InterruptedException {
    Heard heard = new Heard();
    Reproduction first = run(SECOND, heard);

    assertThat(first.extractors())
        .extracting(TriedExtractor::name)
        .containsExactly(
            LoraExtractors.PUBLISHED_30,
            LoraExtractors.PUBLISHED_20,
            LoraExtractors.PUBLISHED_10,
            LoraExtractors.NO_AUGMENTATION,
            LoraExtractors.STANDARD);
    // AUC and EER by four extractors, the turned antenna by three.
    assertThat(first.figures()).hasSize(11).isEqualTo(heard.figures);
    assertThat(first.curves()).hasSize(4);
    ReproducedFigure auc = first.figures().get(0);
    assertThat(auc.published().orElseThrow().value()).isEqualTo(0.9905);
    assertThat(auc.origin()).isEqualTo(Origin.SIMULATED);
    // 2 packets of each of 10 enrolled devices and 5 rogues.
    assertThat(auc.figure().count()).isEqualTo(30);
    assertThat(auc.figure().devices()).isEqualTo(15);
    assertThat(first.missing()).extracting(MissingFigure::set).containsExactly("antenna-far");

    Path model = folder.resolve(LoraExtractors.STANDARD + ".onnx");
    FileTime written = Files.getLastModifiedTime(model);
    Reproduction again = run(SECOND, new Heard());
    assertThat(Files.getLastModifiedTime(model)).isEqualTo(written);
    assertThat(again.figures()).isEqualTo(first.figures());

    assertThatThrownBy(
            () ->
                LoraReproduction.run(
                    new SimulatedCampaign(Difficulty.EASY, 4, 0.02),
                    EnumSet.of(LoraExperiment.ANTENNA),
                    options(SECOND),
                    new Heard()))
        .isInstanceOf(OtherExtractorException.class)
        .hasMessageContaining("seed=3")
        .hasMessageContaining("seed=4");
  }

  private Reproduction run(double minutes, Heard heard) throws IOException, InterruptedException {
    return LoraReproduction.run(
        new SimulatedCampaign(Difficulty.EASY, 3, 0.02),
        EnumSet.of(LoraExperiment.ROGUE, LoraExperiment.ANTENNA),
        options(minutes),
        heard);
  }

  private ReproductionOptions options(double minutes) {
    return new ReproductionOptions(folder, minutes, 1, 1, false);
  }

  private static final class Heard implements ReproductionListener {
    private final List<ReproducedFigure> figures = new ArrayList<>();

    @Override
    public void begins(String what) {
      assertThat(what).isNotBlank();
    }

    @Override
    public void measured(ReproducedFigure figure) {
      figures.add(figure);
    }

    @Override
    public void missing(MissingFigure missing) {
      assertThat(missing.reason()).isNotBlank();
    }
  }
}
