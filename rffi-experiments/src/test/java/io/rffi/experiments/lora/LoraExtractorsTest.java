package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.augment.channel.Range;
import java.util.List;
import java.util.Map;
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
    assertThat(bare.recipe())
        .isEqualTo(whole.recipe().withAugmentation(bare.recipe().augmentation()));
    assertThat(bare.recipe().augmentation().delaySpreadSeconds()).isEqualTo(Range.ZERO);
    assertThat(bare.recipe().augmentation().dopplerHz()).isEqualTo(Range.ZERO);
    assertThat(bare.recipe().augmentation().snrDb())
        .isEqualTo(whole.recipe().augmentation().snrDb());
    assertThat(plain.recipe().augmentation()).isEqualTo(bare.recipe().augmentation());
    assertThat(plain.recipe().frontEnd().name()).isEqualTo("log-spectrogram");
    assertThat(plain.recipe().frontEnd().inputShape()).containsExactly(1, 102, 63);
    assertThat(plain.recipe().network().layers()).isEqualTo(whole.recipe().network().layers());
    assertThat(ALL.get(LoraExtractors.DOPPLER_100).recipe().augmentation().dopplerHz())
        .isEqualTo(new Range(0, 100));
  }

  @Test
  void namesAreFitForFiles() {
    List<String> names = LoraExtractors.all().stream().map(LoraExtractor::name).toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
  }
}
