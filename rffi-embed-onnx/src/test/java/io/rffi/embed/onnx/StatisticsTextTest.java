package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rffi.api.Metric;
import io.rffi.api.ModelException;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import io.rffi.dsp.FrontEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision statistics as a line of a model's metadata, whole and damaged. */
@Tag("property")
@org.junit.jupiter.api.Tag("property")
class StatisticsTextTest {
  private static final String KEY = "rffi.decisionStatistics";
  private static final int HEADER = 6 * Integer.BYTES;
  private static final DecisionStatistics SOME = statistics(2, 3, 2, 5, 2, 1);

  private static DecisionStatistics statistics(
      int axes, int dimension, int levels, int radios, int packets, long seed) {
    Random random = new Random(seed);
    double[][] projection = new double[axes][];
    for (int k = 0; k < axes; k++) {
      projection[k] = random.doubles(dimension, -1, 1).toArray();
    }
    TwoCovariance model =
        new TwoCovariance(
            projection,
            random.doubles(axes, -1, 1).toArray(),
            symmetric(axes, random),
            symmetric(axes, random),
            symmetric(axes, random));
    float[][][][] values = new float[levels][radios][packets][axes];
    for (float[][][] level : values) {
      for (float[][] radio : level) {
        for (float[] packet : radio) {
          for (int k = 0; k < axes; k++) {
            packet[k] = (float) (random.nextGaussian() * Math.pow(10, k % 5 - 2));
          }
        }
      }
    }
    double[] snrDb = IntStream.range(0, levels).mapToDouble(level -> 20 + 2.5 * level).toArray();
    int kinds = 1 + random.nextInt(radios);
    int[] groups = IntStream.range(0, radios).map(radio -> radio % kinds).toArray();
    return new DecisionStatistics(model, new ImpostorCohort(snrDb, values, groups));
  }

  private static double[][] symmetric(int size, Random random) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextDouble() + (i == j ? size : 0);
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  @Provide
  Arbitrary<DecisionStatistics> someStatistics() {
    Arbitrary<Integer> few = Arbitraries.integers().between(1, 5);
    return Combinators.combine(
            few,
            Arbitraries.integers().between(1, 9),
            few,
            Arbitraries.integers().between(1, 30),
            few,
            Arbitraries.longs())
        .as(StatisticsTextTest::statistics);
  }

  /** The model to the last bit, packets to half a step of 1/2047 of their axis' largest value. */
  @Property(tries = 200)
  void readsBackWhatItWroteWithinItsSteps(@ForAll("someStatistics") DecisionStatistics all) {
    DecisionStatistics back = StatisticsText.read(StatisticsText.write(all));

    assertThat(back.model()).isEqualTo(all.model());
    ImpostorCohort cohort = all.cohort();
    assertThat(back.cohort().levels()).isEqualTo(cohort.levels());
    assertThat(back.cohort().radios()).isEqualTo(cohort.radios());
    assertThat(back.cohort().packets()).isEqualTo(cohort.packets());
    assertThat(back.cohort().groups()).isEqualTo(cohort.groups());
    for (int radio = 0; radio < cohort.radios(); radio++) {
      assertThat(back.cohort().group(radio)).isEqualTo(cohort.group(radio));
    }
    for (int k = 0; k < cohort.axes(); k++) {
      float[] before = onAxis(cohort, k);
      float[] after = onAxis(back.cohort(), k);
      double largest = 0;
      for (float value : before) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int n = 0; n < before.length; n++) {
        assertThat(Math.abs(after[n] - before[n]))
            .isLessThanOrEqualTo((float) (0.5 * largest / 2047 + 1e-7 * largest));
      }
    }
    for (int level = 0; level < cohort.levels(); level++) {
      assertThat(back.cohort().snrDb(level)).isEqualTo(cohort.snrDb(level));
    }
  }

  private static float[] onAxis(ImpostorCohort cohort, int k) {
    float[] values = new float[cohort.levels() * cohort.radios() * cohort.packets()];
    int n = 0;
    for (int level = 0; level < cohort.levels(); level++) {
      for (int radio = 0; radio < cohort.radios(); radio++) {
        for (int packet = 0; packet < cohort.packets(); packet++) {
          values[n++] = cohort.packet(level, radio, packet)[k];
        }
      }
    }
    return values;
  }

  /** Written and read any number of times, nothing more is lost. */
  @Property(tries = 200)
  void whatWasReadIsWrittenAsItWas(@ForAll("someStatistics") DecisionStatistics all) {
    String text = StatisticsText.write(all);
    assertThat(StatisticsText.write(StatisticsText.read(text))).isEqualTo(text);
  }

  @Test
  void anAxisOnWhichNothingLiesIsKept() {
    ImpostorCohort zero = new ImpostorCohort(new double[] {20}, new float[1][3][2][2]);
    DecisionStatistics flat = new DecisionStatistics(SOME.model(), zero);
    assertThat(StatisticsText.read(StatisticsText.write(flat))).isEqualTo(flat);
  }

  /** Models that were made before there were groups are read as ever, as of one. */
  @Test
  void inFormat1AllRadiosAreOfOneGroup() {
    byte[] bytes = Base64.getDecoder().decode(StatisticsText.write(SOME));
    ImpostorCohort cohort = StatisticsText.read(StatisticsText.write(SOME)).cohort();
    int count = cohort.levels() * cohort.radios() * cohort.packets() * cohort.axes();
    ByteBuffer old = ByteBuffer.allocate(groups() + count * Short.BYTES + Integer.BYTES);
    old.put(bytes, 0, groups());
    double[] scale = new double[cohort.axes()];
    Arrays.setAll(scale, k -> old.getDouble(scales() + k * Double.BYTES));
    for (int level = 0; level < cohort.levels(); level++) {
      for (int radio = 0; radio < cohort.radios(); radio++) {
        for (int packet = 0; packet < cohort.packets(); packet++) {
          float[] values = cohort.packet(level, radio, packet);
          for (int k = 0; k < values.length; k++) {
            old.putShort((short) Math.round(values[k] / scale[k]));
          }
        }
      }
    }
    DecisionStatistics read =
        StatisticsText.read(withChecksum(old.array(), one -> one.putInt(0, 1)));

    assertThat(read.model()).isEqualTo(SOME.model());
    assertThat(read.cohort().groups()).isEqualTo(1);
    assertThat(read.cohort().leastRadios()).isEqualTo(cohort.radios());
    for (int level = 0; level < cohort.levels(); level++) {
      for (int radio = 0; radio < cohort.radios(); radio++) {
        for (int packet = 0; packet < cohort.packets(); packet++) {
          assertThat(read.cohort().packet(level, radio, packet))
              .containsExactly(cohort.packet(level, radio, packet));
        }
      }
    }
  }

  /** Where the radios' groups begin. */
  private static int groups() {
    return scales() + SOME.model().axes() * Double.BYTES;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesGroupsThatThereCannotBe(int group) {
    assertRefused(changed(bytes -> bytes.putInt(groups(), group)), "radio 0 of 5 is of group");
  }

  private static Map<String, String> metadata(String statistics) {
    Map<String, String> metadata =
        new LinkedHashMap<>(
            ModelDescription.of(FrontEnd.LORA, true, Metric.EUCLIDEAN).toMetadata());
    metadata.put(KEY, statistics);
    return metadata;
  }

  private static void assertRefused(String statistics, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromMetadata(metadata(statistics)))
        .withMessageContaining("impossible model")
        .withMessageContaining(because);
  }

  /** The text with some bytes changed, as one who means to would change it: the checksum fits. */
  private static String changed(Consumer<ByteBuffer> change) {
    return withChecksum(Base64.getDecoder().decode(StatisticsText.write(SOME)), change);
  }

  private static String withChecksum(byte[] bytes, Consumer<ByteBuffer> change) {
    change.accept(ByteBuffer.wrap(bytes));
    int end = bytes.length - Integer.BYTES;
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, end);
    ByteBuffer.wrap(bytes).putInt(end, (int) checksum.getValue());
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Property(tries = 300)
  void refusesATextThatWasCutShort(@ForAll @IntRange(max = 1_000_000) int at) {
    String text = StatisticsText.write(SOME);
    assertRefused(text.substring(0, at % text.length()), "decision statistics");
  }

  /** Any one character, by any other of the alphabet or by none of it. */
  @Property(tries = 1000)
  void refusesAnyOtherCharacter(
      @ForAll @IntRange(max = 1_000_000) int at, @ForAll("characters") char other) {
    StringBuilder text = new StringBuilder(StatisticsText.write(SOME));
    int place = at % text.length();
    if (text.charAt(place) != other) {
      text.setCharAt(place, other);
      assertThatExceptionOfType(ModelException.class)
          .as("%s in place %d", other, place)
          .isThrownBy(() -> ModelDescription.fromMetadata(metadata(text.toString())))
          .withMessageContaining("decision statistics");
    }
  }

  @Provide
  Arbitrary<Character> characters() {
    return Arbitraries.chars().alpha().numeric().with('+', '/', '=', ' ', '-', 'é');
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, -1, Integer.MAX_VALUE})
  void refusesAnotherFormat(int format) {
    assertRefused(
        changed(bytes -> bytes.putInt(0, format)),
        "decision statistics of format " + format + ", this version reads 1 and 2");
  }

  /** Each count in turn, in place of the right one. Nothing of their size is ever allocated. */
  @ParameterizedTest
  @CsvSource({"0", "-1", "16777215", "16777216", "2147483647", "-2147483648", "7"})
  void refusesAbsurdCounts(int count) {
    for (int field = 1; field < HEADER / Integer.BYTES; field++) {
      int at = field * Integer.BYTES;
      assertRefused(changed(bytes -> bytes.putInt(at, count)), "cut short, or damaged");
    }
    assertRefused(
        changed(
            bytes -> {
              for (int at = Integer.BYTES; at < HEADER; at += Integer.BYTES) {
                bytes.putInt(at, count);
              }
            }),
        "cut short, or damaged");
  }

  /** Where projection, mean, covariances and levels end. */
  private static int scales() {
    int axes = SOME.model().axes();
    int numbers = axes * SOME.model().dimension() + axes + 3 * axes * (axes + 1) / 2;
    return HEADER + (numbers + SOME.cohort().levels()) * Double.BYTES;
  }

  /** Every number in turn. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNotFinite(double bad) {
    for (int at = HEADER; at < scales(); at += Double.BYTES) {
      int place = at;
      assertThatExceptionOfType(ModelException.class)
          .as("at byte %d", place)
          .isThrownBy(
              () ->
                  ModelDescription.fromMetadata(
                      metadata(changed(bytes -> bytes.putDouble(place, bad)))))
          .withMessageContaining("finite");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE})
  void refusesAScaleWithWhichPacketsAreNotFinite(double bad) {
    assertRefused(changed(bytes -> bytes.putDouble(scales(), bad)), "of the cohort has");
  }

  @Test
  void refusesLevelsThatDoNotAscend() {
    int first = scales() - SOME.cohort().levels() * Double.BYTES;
    assertRefused(changed(bytes -> bytes.putDouble(first, 90)), "not finite and ascending");
  }

  /** Limits, and what decisions rest on, change no fingerprint. */
  @Test
  void theSpaceOfAModelIsTheSameWithAndWithoutThem(@TempDir Path folder) throws IOException {
    ModelDescription plain = ModelDescription.fromMetadata(TestModels.metadata());
    DecisionStatistics six = statistics(2, 6, 2, 5, 2, 2);
    try (OnnxEmbedder without = open(folder.resolve("without.onnx"), plain);
        OnnxEmbedder with = open(folder.resolve("with.onnx"), plain.withStatistics(six))) {
      assertThat(with.space()).isEqualTo(without.space());
      assertThat(without.statistics()).isEmpty();
      assertThat(with.statistics())
          .isEqualTo(Optional.of(StatisticsText.read(StatisticsText.write(six))));
    }
  }

  private static OnnxEmbedder open(Path file, ModelDescription description) throws IOException {
    Files.write(file, TestModels.withMetadata(description.toMetadata()).build().toByteArray());
    return OnnxEmbedder.load(file);
  }

  @Test
  void aDamagedModelIsRefusedByName(@TempDir Path folder) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(TestModels.metadata());
    metadata.put(KEY, changed(bytes -> bytes.putInt(0, 9)));
    Path file = folder.resolve("damaged.onnx");
    Files.write(file, TestModels.withMetadata(metadata).build().toByteArray());

    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(file))
        .withMessageContaining("damaged.onnx")
        .withMessageContaining("of format 9");
  }

  /** They look at fingerprints of three values, and the network gives six. */
  @Test
  void statisticsOfAnotherModelAreRefused(@TempDir Path folder) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(TestModels.metadata());
    metadata.put(KEY, StatisticsText.write(SOME));
    Path file = folder.resolve("foreign.onnx");
    Files.write(file, TestModels.withMetadata(metadata).build().toByteArray());

    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxEmbedder.load(file))
        .withMessageContaining("foreign.onnx")
        .withMessageContaining("gives 6 values, but has decision statistics of 3");
  }
}
