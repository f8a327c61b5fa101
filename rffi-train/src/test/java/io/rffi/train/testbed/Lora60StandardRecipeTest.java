package io.rffi.train.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.train.LoraData;
import io.rffi.train.LoraRecipe;
import io.rffi.train.Training;
import io.rffi.train.TrainingOptions;
import io.rffi.train.TrainingReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the standard recipe reaches on {@code lora-60}: it learns from the training set alone, and
 * finds the devices of each other set among those enrolled of the same models, by 15-NN. The recipe
 * was chosen on seeds 1, 2 and 2026; 7 and 8 had no part in it. How alike ten units turn out is
 * chance, and moves single places by ten points and more.
 */
@Tag("heavy")
class Lora60StandardRecipeTest {
  private static final double SCALE = 0.5;

  @TempDir private Path folder;

  @Test
  void reachesTheTargetsOnTheSeedOfTheCampaign() throws IOException, InterruptedException {
    Map<String, Double> figures = figures(2026);
    assertThat(figures.get("unseen")).isGreaterThanOrEqualTo(0.984);
    assertThat(figures.get("rogue AUC")).isGreaterThanOrEqualTo(0.9905);
    assertThat(figures.get("other-models")).isGreaterThanOrEqualTo(0.887);
    for (String place : List.of("D1", "D2", "D3", "D4", "D5", "D6")) {
      assertThat(figures.get(place)).as(place).isGreaterThanOrEqualTo(0.95);
    }
    for (String place : List.of("D7", "D8", "D9", "D10")) {
      assertThat(figures.get(place)).as(place).isGreaterThanOrEqualTo(0.90);
    }
    assertThat(figures.get("doppler-100")).isGreaterThanOrEqualTo(0.80);
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void comesNearThemOnOtherSeeds(long seed) throws IOException, InterruptedException {
    Map<String, Double> figures = figures(seed);
    assertThat(figures.get("places")).isGreaterThan(0.9);
    assertThat(figures.get("rogue AUC")).isGreaterThan(0.9);
  }

  private Map<String, Double> figures(long seed) throws IOException, InterruptedException {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.DEFAULT, seed, SCALE);
    try (OnnxEmbedder model = OnnxEmbedder.load(train(testbed))) {
      return Lora60Figures.of(model, testbed);
    }
  }

  private Path train(Testbed testbed) throws IOException, InterruptedException {
    PacketSet training = TestbedPackets.of(testbed, testbed.set("training"));
    TrainingReport report =
        Training.run(
            TrainingOptions.defaults(folder.resolve("model.onnx"), folder.resolve("work")),
            LoraRecipe.standard().on(LoraData.recorded(training)));
    System.out.printf(
        Locale.ROOT, "learnt in %.0f s, held out %s%n", report.seconds(), report.scores());
    return report.model();
  }
}
