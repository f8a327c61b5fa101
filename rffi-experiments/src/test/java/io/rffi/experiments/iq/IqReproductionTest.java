package io.rffi.experiments.iq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.eval.data.PacketSet;
import io.rffi.experiments.Heard;
import io.rffi.experiments.Merit;
import io.rffi.experiments.OtherExtractorException;
import io.rffi.experiments.ReproducedFigure;
import io.rffi.experiments.Reproduction;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.train.IqParadigm;
import io.rffi.train.IqRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IqReproductionTest {
  /** More than these trainings take: they end by their epochs, whatever the machine's load. */
  private static final double MINUTES = 10;

  private static final int EPOCHS = 1;

  /** 40 frames of each unit and run, two windows each. */
  private static final IqCampaign CAMPAIGN = IqCampaign.simulated(Difficulty.EASY, 3, 0.02);

  private static final List<IqExtractor> QUICK =
      List.of(
          new IqExtractor(
              IqExtractors.standard(IqParadigm.TRIPLET),
              "all devices",
              false,
              brief(IqParadigm.TRIPLET)),
          new IqExtractor(
              IqExtractors.half(IqParadigm.LOGISTIC),
              "half of them",
              true,
              brief(IqParadigm.LOGISTIC)));

  private static IqRecipe brief(IqParadigm paradigm) {
    return IqRecipe.standard(paradigm).withBatches(32, EPOCHS);
  }

  @TempDir private Path folder;

  @Test
  void triesPairsOfKnownDevicesAndFewWindowsOfOthers() throws IOException, InterruptedException {
    Heard heard = new Heard();
    Reproduction all = new IqStudy(() -> CAMPAIGN, QUICK).run(Set.of(), options(1), heard);

    assertThat(all.figures()).isEqualTo(heard.figures());
    assertThat(all.extractors()).hasSize(2);
    assertThat(of(all, "pairs"))
        .extracting(ReproducedFigure::set)
        .containsExactly("run-1", "run-2");
    // 16 windows of each of 16 devices, with 5 of its own and 5 of others each.
    assertThat(of(all, "pairs").get(0).figure().count()).isEqualTo(16 * 16 * 10);
    assertThat(of(all, "few-shot"))
        .extracting(ReproducedFigure::set)
        .containsExactly(
            "run-1-enrolled-1-nearest",
            "run-1-enrolled-5-nearest",
            "run-1-enrolled-5-vote",
            "run-1-enrolled-20-nearest",
            "run-1-enrolled-20-vote",
            "run-2-enrolled-1-nearest",
            "run-2-enrolled-5-nearest",
            "run-2-enrolled-5-vote",
            "run-2-enrolled-20-nearest",
            "run-2-enrolled-20-vote");
    // 16 probes of each of 8 unseen devices, against ten enrolments of one window.
    assertThat(of(all, "few-shot").get(0).figure().count()).isEqualTo(8 * 16 * 10);
    assertThat(of(all, "few-shot").get(0).figure().devices()).isEqualTo(8);
    // There are 64 windows to enrol 100 of, which the sweeps need, too.
    assertThat(all.missing()).hasSize(4 + 7 + 5);
    assertThat(all.missing()).allMatch(missing -> missing.reason().contains("64 windows"));

    assertThatThrownBy(
            () -> new IqStudy(() -> CAMPAIGN, QUICK).run(Set.of("pairs"), options(2), heard))
        .isInstanceOf(OtherExtractorException.class)
        .hasMessageContaining("seed=2");
  }

  private static List<ReproducedFigure> of(Reproduction reproduction, String experiment) {
    return reproduction.figures().stream()
        .filter(figure -> figure.experiment().equals(experiment))
        .toList();
  }

  private ReproductionOptions options(long seed) {
    return new ReproductionOptions(folder, MINUTES, seed, 1, false);
  }

  @Test
  void whatIsPublishedOfPairsStandsBesideBothRecipes() {
    assertThat(published(IqExtractors.standard(IqParadigm.LOGISTIC))).isEqualTo(0.9952);
    assertThat(published(IqExtractors.published(IqParadigm.CONTRASTIVE))).isEqualTo(0.9744);
    assertThat(published(IqExtractors.published(IqParadigm.TRANSFER))).isEqualTo(0.933);
    assertThat(
            IqFigures.PUBLISHED.find(
                "pairs", IqExtractors.standard(IqParadigm.TRIPLET), "run-1", Merit.PAIR_ACCURACY))
        .isEmpty();
  }

  private static double published(String extractor) {
    return IqFigures.PUBLISHED
        .find("pairs", extractor, "run-1", Merit.PAIR_ACCURACY)
        .orElseThrow()
        .value();
  }

  @Test
  void everyExtractorIsOfAParadigmAndHasItsExperiment() {
    Set<String> names =
        IqExtractors.all().stream().map(IqExtractor::name).collect(Collectors.toSet());
    assertThat(names).hasSize(11);
    for (IqExtractor extractor : IqExtractors.all()) {
      assertThat(IqExperiment.paradigm(extractor.name())).isEqualTo(extractor.recipe().paradigm());
    }
    assertThat(IqExperiment.PAIRS.extractors()).hasSize(7);
    assertThat(IqExperiment.SNR.extractors()).hasSize(4).allMatch(name -> name.endsWith("-half"));
  }

  @Test
  void windowsAreThinnedEvenly() {
    PacketSet thinned = Windows.thinned(CAMPAIGN.run(), 20);
    assertThat(thinned.devices()).isEqualTo(CAMPAIGN.run().devices());
    // 80 each; every fifth.
    assertThat(thinned.packets()).hasSize(16 * 16);
    assertThat(Windows.thinned(CAMPAIGN.run(), 80).packets())
        .hasSameSizeAs(CAMPAIGN.run().packets());
  }
}
