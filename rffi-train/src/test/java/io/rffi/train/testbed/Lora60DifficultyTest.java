package io.rffi.train.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.augment.channel.TrainingAugmentation;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.network.Network;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether {@code lora-60} proves anything: it must not be solved without having learnt, and it must
 * be solvable by learning. The ten units of the trained model that were never trained on are
 * enrolled near the receiver and looked for at ten other places; chance is 10 %.
 */
@Tag("heavy")
class Lora60DifficultyTest {
  private static final FrontEnd LOG = FrontEnd.log(1e6, 8192, StftGrid.PUBLISHED);
  private static final FrontEnd CHANNEL_INDEPENDENT = FrontEnd.LORA;
  private static final FrontEnd MEAN_SYMBOL = FrontEnd.LORA_MEAN_SYMBOL;

  private static final int AUGMENTATIONS = 2;
  private static final List<String> PLACES =
      List.of("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10");

  /**
   * The 48 training and 12 other receptions of each unit do: a figure's deviation is about 1.5 %.
   */
  private static final double SCALE = 0.12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noShortcutSolvesItAndLearningDoes(long seed) {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.DEFAULT, seed, SCALE);
    LinearMap learnt = learn(testbed);
    try (EmbeddingModel published = new EmbeddingModel(Network.publishedLora(), 2, seed);
        EmbeddingModel compact = new EmbeddingModel(Network.compactLora(), 2, seed)) {
      Map<String, Recogniser> recognisers = new LinkedHashMap<>();
      recognisers.put("level", receptions -> figures(receptions, Reception::levelDbm));
      recognisers.put("CFO", receptions -> figures(receptions, Reception::cfoHz));
      recognisers.put("raw spectrogram", receptions -> inputs(LOG, receptions));
      recognisers.put("channel-independent", receptions -> inputs(CHANNEL_INDEPENDENT, receptions));
      recognisers.put(
          "untrained ResNet",
          receptions -> published.embed(List.of(inputs(CHANNEL_INDEPENDENT, receptions))));
      recognisers.put(
          "untrained compact",
          receptions -> compact.embed(List.of(inputs(MEAN_SYMBOL, receptions))));
      recognisers.put("linear map", receptions -> learnt.map(inputs(MEAN_SYMBOL, receptions)));
      Map<String, Double> mean = table(testbed, recognisers);
      assertThat(mean.get("level")).isLessThan(0.3);
      assertThat(mean.get("CFO")).isLessThan(0.3);
      assertThat(mean.get("raw spectrogram")).isLessThan(0.6);
      assertThat(mean.get("channel-independent")).isLessThan(0.6);
      assertThat(mean.get("untrained ResNet")).isLessThan(0.6);
      assertThat(mean.get("untrained compact")).isLessThan(0.6);
      assertThat(mean.get("linear map")).isGreaterThan(0.8);
    }
  }

  /** Prints accuracies in percent, set by set; returns their means over the places. */
  private static Map<String, Double> table(Testbed testbed, Map<String, Recogniser> recognisers) {
    List<Reception> enrolled = receptions(testbed, "enrolment");
    Map<String, NearestUnits> galleries = new LinkedHashMap<>();
    recognisers.forEach(
        (name, recogniser) ->
            galleries.put(name, new NearestUnits(recogniser.points(enrolled), enrolled)));
    System.out.printf("%-12s| %s%n", "set", String.join(" | ", recognisers.keySet()));
    Map<String, Double> means = new LinkedHashMap<>();
    for (TestSet set : testbed.sets()) {
      if (set.units().equals(testbed.set("unseen").units())) {
        List<Reception> probes = receptions(testbed, set.name());
        StringBuilder line = new StringBuilder(String.format("%-12s", set.name()));
        recognisers.forEach(
            (name, recogniser) -> {
              double accuracy = galleries.get(name).accuracy(recogniser.points(probes), probes);
              line.append(column(name, accuracy));
              if (PLACES.contains(set.name())) {
                means.merge(name, accuracy / PLACES.size(), Double::sum);
              }
            });
        System.out.println(line);
      }
    }
    StringBuilder line = new StringBuilder(String.format("%-12s", "D1 to D10"));
    means.forEach((name, mean) -> line.append(column(name, mean)));
    System.out.println(line);
    return means;
  }

  private static String column(String name, double accuracy) {
    return String.format(Locale.ROOT, "| %" + name.length() + ".1f ", 100 * accuracy);
  }

  /** From the trained units near the receiver alone, their channels augmented. */
  private static LinearMap learn(Testbed testbed) {
    List<Reception> training =
        testbed.receptions(testbed.set("training")).parallel().collect(Collectors.toList());
    float[][] inputs =
        IntStream.range(0, AUGMENTATIONS * training.size())
            .parallel()
            .mapToObj(
                n -> {
                  IqSignal example = training.get(n / AUGMENTATIONS).examples().get(0);
                  return input(
                      MEAN_SYMBOL,
                      TrainingAugmentation.STANDARD.apply(example, new SplittableRandom(n)));
                })
            .toArray(float[][]::new);
    int[] units =
        IntStream.range(0, inputs.length)
            .map(n -> training.get(n / AUGMENTATIONS).unit())
            .toArray();
    return new LinearMap(inputs, units);
  }

  /** Of the units that were never trained on. */
  private static List<Reception> receptions(Testbed testbed, String set) {
    return testbed
        .receptions(testbed.set(set))
        .parallel()
        .filter(reception -> reception.unit() >= 30 && reception.unit() < 40)
        .collect(Collectors.toList());
  }

  private static float[][] figures(List<Reception> receptions, ToDoubleFunction<Reception> figure) {
    return receptions.stream()
        .map(reception -> new float[] {(float) figure.applyAsDouble(reception)})
        .toArray(float[][]::new);
  }

  private static float[][] inputs(FrontEnd frontEnd, List<Reception> receptions) {
    return receptions.stream()
        .parallel()
        .map(reception -> input(frontEnd, reception.examples().get(0)))
        .toArray(float[][]::new);
  }

  private static float[] input(FrontEnd frontEnd, IqSignal example) {
    FloatBuffer input = FloatBuffer.allocate(frontEnd.inputSize());
    frontEnd.process(example, input);
    return input.array();
  }
}
