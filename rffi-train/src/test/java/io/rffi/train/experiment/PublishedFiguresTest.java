package io.rffi.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishedFiguresTest {
  @Test
  void theFiguresOfThePapersAreFoundWhereTheExperimentsLookForThem() {
    assertThat(published("generalisation", LoraExtractors.PUBLISHED_30, "unseen")).isEqualTo(0.984);
    assertThat(published("generalisation", LoraExtractors.PUBLISHED_10, "other-models"))
        .isEqualTo(0.758);
    assertThat(published("places", LoraExtractors.NO_AUGMENTATION, "D6")).isEqualTo(0.788);
    assertThat(
            PublishedFigures.of("rogue", LoraExtractors.PUBLISHED_30, "rogue", Merit.AUC)
                .orElseThrow())
        .isEqualTo(new PublishedFigure(0.9905, false, PublishedFigures.LORA_SOURCE));
    assertThat(
            PublishedFigures.of(
                    "doppler", LoraExtractors.PUBLISHED_30, "doppler-100", Merit.ACCURACY)
                .orElseThrow()
                .atLeast())
        .isTrue();
  }

  @Test
  void nothingIsMadeUp() {
    assertThat(PublishedFigures.of("rogue", LoraExtractors.PUBLISHED_20, "rogue", Merit.AUC))
        .isEmpty();
    assertThat(PublishedFigures.of("places", LoraExtractors.STANDARD, "D6", Merit.ACCURACY))
        .isEmpty();
  }

  private static double published(String experiment, String extractor, String set) {
    return PublishedFigures.of(experiment, extractor, set, Merit.ACCURACY).orElseThrow().value();
  }
}
