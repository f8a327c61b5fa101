package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.Metric;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matcher against vectors from numpy, see {@code src/test/scripts/knn.py}. */
@Tag("golden")
class KnnGoldenTest {
  private static final int DIMENSION = 8;
  private static final int DEVICES = 6;

  private static List<String[]> lines;

  @BeforeAll
  static void read() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                KnnGoldenTest.class.getResourceAsStream("knn.csv"), StandardCharsets.UTF_8))) {
      lines = reader.lines().map(line -> line.split(",", -1)).toList();
    }
  }

  private static Stream<String[]> lines(String kind) {
    return lines.stream().filter(line -> line[0].equals(kind));
  }

  private static Fingerprint print(String[] line, Metric metric) {
    float[] values = new float[DIMENSION];
    for (int n = 0; n < DIMENSION; n++) {
      values[n] = Float.parseFloat(line[2 + n]);
    }
    return Fingerprint.of(new EmbeddingSpace("golden", "numpy", DIMENSION, metric), values);
  }

  @Test
  void hasBothKinds() {
    assertThat(lines("enrolled")).hasSize(44);
    assertThat(lines("probe")).hasSize(52);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUCLIDEAN", "COSINE"})
  void decidesAsNumpyDoes(String name) {
    Metric metric = Metric.parse(name);
    List<List<Fingerprint>> enrolled = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      String id = String.valueOf(device);
      enrolled.add(
          lines("enrolled")
              .filter(line -> line[1].equals(id))
              .map(line -> print(line, metric))
              .toList());
    }
    lines("probe")
        .filter(line -> line[3 + DIMENSION].equals(name))
        .forEach(line -> check(line, metric, enrolled));
  }

  private static void check(String[] line, Metric metric, List<List<Fingerprint>> enrolled) {
    Matcher matcher =
        KnnMatcher.with(
                KnnOptions.defaults()
                    .withK(Integer.parseInt(line[2 + DIMENSION]))
                    .withThreshold(Threshold.fixed(Double.POSITIVE_INFINITY)))
            .over(Galleries.of(enrolled));
    Identification found = matcher.identify(print(line, metric));
    Evidence evidence = found.evidence().orElseThrow();
    String winner = String.valueOf((char) ('a' + Integer.parseInt(line[1])));
    assertThat(found).isEqualTo(new Identification.Recognised(winner, evidence));
    assertThat(evidence.score()).isCloseTo(Double.parseDouble(line[4 + DIMENSION]), within(1e-9));
    assertThat(evidence.margin()).isCloseTo(Double.parseDouble(line[5 + DIMENSION]), within(1e-9));
  }
}
