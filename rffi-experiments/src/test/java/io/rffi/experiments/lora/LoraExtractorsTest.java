package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.augment.channel.Range;
import io.rffi.train.LoraRecipe;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LoraExtractorsTest {
  private static final Map<String, LoraExtractor> ALL =
      LoraExtractors.all().stream()
          .collect(Collectors.toMap(LoraExtractor::name, Function.identity()));

  @Test
  void everyExperimentsExtractorsAreKnown() {
    for (LoraExperiment experiment : LoraExperiment.values()) {
      assertThat(ALL).containsKeys(experiment.extractors().toArray(String[]::new));
    }
  }

  @Test
  void theAblationsDifferInOneThingEach() {
    LoraExtractor whole = ALL.get(LoraExtractors.PUBLISHED_30);
    LoraExtractor bare = ALL.get(LoraExtractors.NO_AUGMENTATION);
    LoraExtractor plain = ALL.get(LoraExtractors.PLAIN_SPECTROGRAM);
    assertThat(bare.recipe()).isEqualTo(whole.recipe().withoutAugmentation());
    assertThat(bare.recipe().augmentation()).isEmpty();
    assertThat(plain.recipe().augmentation()).isEmpty();
    assertThat(plain.recipe().frontEnd().name()).isEqualTo("log-spectrogram");
    assertThat(plain.recipe().frontEnd().inputShape()).containsExactly(1, 102, 63);
    assertThat(plain.recipe().network().layers()).isEqualTo(whole.recipe().network().layers());
    assertThat(
            ALL.get(LoraExtractors.DOPPLER_100).recipe().augmentation().orElseThrow().dopplerHz())
        .isEqualTo(new Range(0, 100));
  }

  @Test
  void withoutAugmentationPacketsAreTakenAsTheyAre() {
    IqSignal packet = IqSignal.of(new float[] {1, 2, 3, 4}, 1e6);
    LoraRecipe bare = ALL.get(LoraExtractors.NO_AUGMENTATION).recipe();

    assertThat(bare.channels().apply(packet, new SplittableRandom(1))).isSameAs(packet);
    assertThat(bare.highSnrChannels().apply(packet, new SplittableRandom(1))).isSameAs(packet);
  }

  @Test
  void namesAreFitForFiles() {
    List<String> names = LoraExtractors.all().stream().map(LoraExtractor::name).toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
  }
}
