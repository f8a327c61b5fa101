package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.decision.TwoCovariance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The estimator against numbers from numpy, see {@code src/test/scripts/statistics.py}. */
@Tag("golden")
class StatisticsGoldenTest {
  private static final int RADIOS = 24;
  private static final int PACKETS = 3;

  private static List<String[]> lines;

  @BeforeAll
  static void read() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                StatisticsGoldenTest.class.getResourceAsStream("statistics.csv"),
                StandardCharsets.UTF_8))) {
      lines = reader.lines().map(line -> line.split(",", -1)).toList();
    }
  }

  private static double[][] rows(String kind, int from) {
    return lines.stream()
        .filter(line -> line[0].equals(kind))
        .map(
            line ->
                Arrays.stream(line, from, line.length).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static TwoCovariance learnt() {
    double[][] packets = rows("packet", 1);
    double[] snrDb = Arrays.stream(packets).mapToDouble(packet -> packet[0]).distinct().toArray();
    float[][][][] fingerprints = new float[snrDb.length][RADIOS][PACKETS][];
    for (double[] packet : packets) {
      int level = Arrays.binarySearch(snrDb, packet[0]);
      float[] values = new float[packet.length - 3];
      for (int n = 0; n < values.length; n++) {
        values[n] = (float) packet[n + 3];
      }
      fingerprints[level][(int) packet[1]][(int) packet[2]] = values;
    }
    return StatisticsEstimator.estimate(snrDb, fingerprints).model();
  }

  /** Axes may point either way; numbers of 32 bits are rounded in between. */
  @Test
  void learnsAsNumpyDoes() {
    TwoCovariance model = learnt();
    double[][] projection = model.projection();
    double[] sign = Arrays.stream(projection).mapToDouble(axis -> Math.signum(axis[0])).toArray();
    double[] alike = {1, 1, 1, 1};

    check(projection, rows("axis", 2), sign, alike);
    check(new double[][] {model.mean()}, rows("mean", 2), alike, sign);
    check(model.between(), rows("between", 2), sign, sign);
    check(model.within(), rows("within", 2), sign, sign);
    check(model.noise(), rows("noise", 2), sign, sign);
  }

  private static void check(
      double[][] found, double[][] golden, double[] signOfRow, double[] signOfColumn) {
    assertThat(found).hasDimensions(golden.length, golden[0].length);
    double largest =
        Arrays.stream(golden).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < golden.length; i++) {
      for (int j = 0; j < golden[i].length; j++) {
        assertThat(found[i][j] * signOfRow[i] * signOfColumn[j])
            .isCloseTo(golden[i][j], within(1e-6 * largest));
      }
    }
  }
}
