package io.rffi.train.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.network.Network;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether {@code lora-60} can be solved without having learnt anything: then it would prove
 * nothing. The ten units of a trained model that were never trained on are enrolled near the
 * receiver and looked for at ten other places.
 */
@Tag("heavy")
class Lora60DifficultyTest {
  private static final FrontEnd LOG = FrontEnd.log(1e6, 8192, StftGrid.PUBLISHED);
  private static final List<String> PLACES =
      List.of("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10");

  @Test
  void noShortcutSolvesIt() {
    double scale = Double.parseDouble(System.getProperty("rffi.scale", "0.3"));
    Difficulty difficulty =
        Difficulty.valueOf(
            System.getProperty("rffi.difficulty", "DEFAULT").toUpperCase(Locale.ROOT));
    long seed = Long.getLong("rffi.seed", 1);
    Testbed testbed = Testbeds.of("lora-60", difficulty, seed, scale);
    try (EmbeddingModel published = new EmbeddingModel(Network.publishedLora(), 2, 1);
        EmbeddingModel compact = new EmbeddingModel(Network.compactLora(), 2, 1);
        OnnxEmbedder bundled = OnnxEmbedder.bundledLora()) {
      Map<String, Recogniser> recognisers = new LinkedHashMap<>();
      recognisers.put("level", Lora60DifficultyTest::levels);
      recognisers.put("CFO", Lora60DifficultyTest::offsets);
      recognisers.put("raw spectrogram", receptions -> inputs(LOG, receptions));
      recognisers.put("channel-independent", receptions -> inputs(FrontEnd.LORA, receptions));
      recognisers.put(
          "untrained ResNet",
          receptions -> published.embed(List.of(inputs(FrontEnd.LORA, receptions))));
      recognisers.put(
          "untrained compact",
          receptions -> compact.embed(List.of(inputs(FrontEnd.LORA_MEAN_SYMBOL, receptions))));
      recognisers.put("bundled model", receptions -> fingerprints(bundled, receptions));
      Map<String, Double> means = table(testbed, recognisers);
      assertThat(means.get("level")).isLessThan(0.3);
      assertThat(means.get("CFO")).isLessThan(0.3);
      assertThat(means.get("raw spectrogram")).isLessThan(0.6);
      assertThat(means.get("untrained ResNet")).isLessThan(0.6);
      assertThat(means.get("untrained compact")).isLessThan(0.6);
    }
  }

  private static Map<String, Double> table(Testbed testbed, Map<String, Recogniser> recognisers) {
    List<Reception> enrolled = receptions(testbed, "enrolment");
    Map<String, NearestUnits> galleries = new LinkedHashMap<>();
    recognisers.forEach(
        (name, recogniser) ->
            galleries.put(name, new NearestUnits(recogniser.points(enrolled), enrolled)));
    Map<String, Double> sums = new TreeMap<>();
    System.out.printf("%-14s %s%n", "set", String.join(" | ", recognisers.keySet()));
    for (TestSet set : testbed.sets()) {
      if (set.units().size() != 10) {
        continue;
      }
      List<Reception> probes = receptions(testbed, set.name());
      StringBuilder line = new StringBuilder(String.format("%-14s", set.name()));
      recognisers.forEach(
          (name, recogniser) -> {
            double accuracy = galleries.get(name).accuracy(recogniser.points(probes), probes);
            line.append(String.format(" %5.1f", 100 * accuracy));
            if (PLACES.contains(set.name())) {
              sums.merge(name, accuracy / PLACES.size(), Double::sum);
            }
          });
      System.out.println(line);
    }
    System.out.println("mean of D1-D10 " + sums);
    return sums;
  }

  /** Of the units that were never trained on. */
  private static List<Reception> receptions(Testbed testbed, String set) {
    return testbed
        .receptions(testbed.set(set))
        .parallel()
        .filter(reception -> reception.unit() >= 30 && reception.unit() < 40)
        .collect(Collectors.toList());
  }

  private static float[][] levels(List<Reception> receptions) {
    return receptions.stream()
        .map(reception -> new float[] {(float) reception.levelDbm()})
        .toArray(float[][]::new);
  }

  private static float[][] offsets(List<Reception> receptions) {
    return receptions.stream()
        .map(reception -> new float[] {(float) reception.cfoHz()})
        .toArray(float[][]::new);
  }

  private static float[][] inputs(FrontEnd frontEnd, List<Reception> receptions) {
    return receptions.stream()
        .parallel()
        .map(
            reception -> {
              FloatBuffer input = FloatBuffer.allocate(frontEnd.inputSize());
              frontEnd.process(reception.examples().get(0), input);
              return input.array();
            })
        .toArray(float[][]::new);
  }

  private static float[][] fingerprints(OnnxEmbedder embedder, List<Reception> receptions) {
    List<IqSignal> examples = receptions.stream().map(r -> r.examples().get(0)).toList();
    return embedder.embed(examples).stream().map(Fingerprint::toArray).toArray(float[][]::new);
  }
}
