package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.experiments.Merit;
import io.rffi.experiments.PublishedFigure;
import org.junit.jupiter.api.Test;

class LoraFiguresTest {
  @Test
  void theFiguresOfThePaperAreFoundWhereTheExperimentsLookForThem() {
    assertThat(published("generalisation", LoraExtractors.PUBLISHED_30, "unseen")).isEqualTo(0.984);
    assertThat(published("generalisation", LoraExtractors.PUBLISHED_10, "other-models"))
        .isEqualTo(0.758);
    assertThat(published("places", LoraExtractors.NO_AUGMENTATION, "D6")).isEqualTo(0.788);
    assertThat(published("places", LoraExtractors.PLAIN_SPECTROGRAM, "D9")).isEqualTo(0.559);
    assertThat(published("places", LoraExtractors.PLAIN_SPECTROGRAM, "D10")).isEqualTo(0.494);
    assertThat(
            LoraFigures.PUBLISHED
                .find("rogue", LoraExtractors.PUBLISHED_30, "rogue", Merit.AUC)
                .orElseThrow())
        .isEqualTo(new PublishedFigure(0.9905, false, LoraFigures.PUBLISHED.source()));
    assertThat(
            LoraFigures.PUBLISHED
                .find("doppler", LoraExtractors.PUBLISHED_30, "D1-doppler-100", Merit.ACCURACY)
                .orElseThrow()
                .atLeast())
        .isTrue();
  }

  @Test
  void nothingIsMadeUp() {
    assertThat(LoraFigures.PUBLISHED.find("rogue", LoraExtractors.PUBLISHED_20, "rogue", Merit.AUC))
        .isEmpty();
    assertThat(
            LoraFigures.PUBLISHED.find(
                "places", LoraExtractors.PLAIN_SPECTROGRAM, "D6", Merit.ACCURACY))
        .isEmpty();
    assertThat(LoraFigures.PUBLISHED.find("places", LoraExtractors.STANDARD, "D6", Merit.ACCURACY))
        .isEmpty();
  }

  private static double published(String experiment, String extractor, String set) {
    return LoraFigures.PUBLISHED
        .find(experiment, extractor, set, Merit.ACCURACY)
        .orElseThrow()
        .value();
  }
}
