package io.rffi.train.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.Figure;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.Enrolment;
import io.rffi.eval.protocol.Evaluation;
import io.rffi.eval.protocol.PacketEmbedder;
import io.rffi.train.LoraRecipe;
import io.rffi.train.LoraTraining;
import io.rffi.train.LoraTrainingReport;
import io.rffi.train.RecordedLora;
import io.rffi.train.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
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
  private static final int K = 15;
  private static final DeviceBootstrap BOOTSTRAP = DeviceBootstrap.standard();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {2026, 7, 8})
  void findsDevicesThatItHasNotLearnt(long seed) throws IOException, InterruptedException {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.DEFAULT, seed, SCALE);
    Map<String, Double> figures = figures(testbed, train(testbed));
    double places =
        figures.keySet().stream()
            .filter(name -> name.matches("D\\d+"))
            .mapToDouble(figures::get)
            .average()
            .orElseThrow();
    System.out.printf(Locale.ROOT, "seed %d, mean of D1 to D10 %.3f%n", seed, places);
    assertThat(places).isGreaterThan(0.9);
    assertThat(figures.get("rogue AUC")).isGreaterThan(0.9);
    if (seed == 2026) {
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
  }

  private Path train(Testbed testbed) throws IOException, InterruptedException {
    PacketSet training = TestbedPackets.of(testbed, testbed.set("training"));
    LoraTrainingReport report =
        LoraTraining.run(
            TrainingOptions.defaults(folder.resolve("model.onnx"), folder.resolve("work")),
            LoraRecipe.standard(),
            new RecordedLora(training));
    System.out.printf(
        Locale.ROOT, "learnt in %.0f s, held out %s%n", report.seconds(), report.scores());
    return report.model();
  }

  /** Prints them, and returns their values. */
  private static Map<String, Double> figures(Testbed testbed, Path model) {
    Map<String, Double> figures = new LinkedHashMap<>();
    try (OnnxEmbedder onnx = OnnxEmbedder.load(model)) {
      PacketEmbedder embedder = PacketEmbedder.of(onnx);
      EmbeddedSet enrolled = embed(embedder, testbed, "enrolment");
      for (TestSet set : testbed.sets()) {
        if (!List.of("training", "enrolment", "rogue").contains(set.name())) {
          EmbeddedSet probes = embed(embedder, testbed, set.name());
          Evaluation evaluation = among(enrolled, probes).evaluate(probes);
          put(figures, set.name(), evaluation.accuracy(BOOTSTRAP));
        }
      }
      EmbeddedSet unseen = embed(embedder, testbed, "unseen");
      Evaluation rogues =
          among(enrolled, unseen).evaluate(unseen, embed(embedder, testbed, "rogue"));
      put(figures, "rogue AUC", rogues.separation().orElseThrow().area(BOOTSTRAP));
    }
    return figures;
  }

  private static Enrolment among(EmbeddedSet enrolled, EmbeddedSet probes) {
    List<String> wanted = probes.devices();
    return Enrolment.of(
        enrolled.with(
            enrolled.packets().stream()
                .filter(packet -> wanted.contains(packet.device()))
                .toList()),
        K);
  }

  private static EmbeddedSet embed(PacketEmbedder embedder, Testbed testbed, String set) {
    return embedder.embed(TestbedPackets.of(testbed, testbed.set(set)));
  }

  private static void put(Map<String, Double> figures, String name, Figure figure) {
    System.out.printf("%-12s %s%n", name, figure);
    figures.put(name, figure.value());
  }
}
