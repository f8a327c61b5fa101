package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.TwoCovariance;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsEstimatorTest {
  private static final double[] SNR_DB = {15, 30, 40};
  private static final double[][] BETWEEN = {{7, 2}, {2, 5}};
  private static final double[][] WITHIN = {{1, 0.3}, {0.3, 0.5}};
  private static final double[][] NOISE = {{0.6, 0.2}, {0.2, 0.9}};

  /**
   * Forty estimates, each from radios of its own: by Student's t their mean misses one of the nine
   * true values by eight of its standard errors less than once in 10<sup>7</sup> runs. Their
   * estimates lie on axes of their own, and are compared where the fingerprints are.
   */
  @Test
  @Tag("statistical")
  void findsWhatTheRadiosWereDrawnFrom() {
    int runs = 40;
    double[][] found = new double[9][runs];
    SyntheticRadios radios = SyntheticRadios.of(BETWEEN, WITHIN, NOISE, 11);
    for (int run = 0; run < runs; run++) {
      TwoCovariance model =
          StatisticsEstimator.estimate(SNR_DB, radios.fingerprints(2000, 2, SNR_DB)).model();
      double[][] back = inverse(model.projection());
      put(found, run, 0, transformed(back, model.between()));
      put(found, run, 3, transformed(back, model.within()));
      put(found, run, 6, transformed(back, model.noise()));
    }
    double[] truth = new double[9];
    double[][][] matrices = {BETWEEN, WITHIN, NOISE};
    for (int n = 0; n < matrices.length; n++) {
      System.arraycopy(
          new double[] {matrices[n][0][0], matrices[n][1][0], matrices[n][1][1]},
          0,
          truth,
          3 * n,
          3);
    }
    for (int n = 0; n < truth.length; n++) {
      double mean = Arrays.stream(found[n]).average().orElseThrow();
      double squares = Arrays.stream(found[n]).map(value -> (value - mean) * (value - mean)).sum();
      double error = Math.sqrt(squares / (runs - 1) / runs);
      assertThat(mean).as("value %d", n).isCloseTo(truth[n], within(8 * error));
      assertThat(error).as("error of value %d", n).isLessThan(0.03 * matrices[n / 3][0][0]);
    }
  }

  private static void put(double[][] found, int run, int at, double[][] matrix) {
    found[at][run] = matrix[0][0];
    found[at + 1][run] = matrix[1][0];
    found[at + 2][run] = matrix[1][1];
  }

  private static double[][] inverse(double[][] a) {
    double determinant = a[0][0] * a[1][1] - a[0][1] * a[1][0];
    return new double[][] {
      {a[1][1] / determinant, -a[0][1] / determinant},
      {-a[1][0] / determinant, a[0][0] / determinant}
    };
  }

  /** A·C·Aᵀ. */
  private static double[][] transformed(double[][] a, double[][] c) {
    double[][] product = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 4; k++) {
          product[i][j] += a[i][k / 2] * c[k / 2][k % 2] * a[j][k % 2];
        }
      }
    }
    return product;
  }

  private static float[][][][] some(int radios, int packets) {
    return SyntheticRadios.of(3, 30, 1, 1, 5).fingerprints(radios, packets, SNR_DB);
  }

  /** Of four values two differ from radio to radio. */
  @Test
  void axesAlongWhichRadiosDoNotDifferAreLeftOut() {
    double[][] between = diagonal(30, 0.1, 20, 0.1);
    double[][] one = diagonal(1, 1, 1, 1);
    float[][][][] fingerprints =
        SyntheticRadios.of(between, one, one, 3).fingerprints(200, 3, SNR_DB);

    DecisionStatistics learnt = StatisticsEstimator.estimate(SNR_DB, fingerprints);

    assertThat(learnt.model().axes()).isEqualTo(2);
    assertThat(learnt.model().dimension()).isEqualTo(4);
    assertThat(learnt.cohort().radios()).isEqualTo(200);
    assertThat(learnt.cohort().packets()).isEqualTo(3);
    assertThat(learnt.cohort().levels()).isEqualTo(3);
    for (int level = 0; level < SNR_DB.length; level++) {
      assertThat(learnt.cohort().snrDb(level)).isEqualTo(SNR_DB[level]);
      double[] on = learnt.model().project(fingerprints[level][7][1]);
      assertThat(learnt.cohort().packet(level, 7, 1)).containsExactly((float) on[0], (float) on[1]);
    }
  }

  private static double[][] diagonal(double... variances) {
    double[][] matrix = new double[variances.length][variances.length];
    for (int n = 0; n < variances.length; n++) {
      matrix[n][n] = variances[n];
    }
    return matrix;
  }

  /** Networks have values that are the same for all packets. */
  @Test
  void aConstantValueSaysNothing() {
    float[][][][] fingerprints = some(60, 3);
    for (float[][][] level : fingerprints) {
      for (float[][] radio : level) {
        for (float[] packet : radio) {
          packet[1] = 0.25f;
        }
      }
    }
    assertThat(StatisticsEstimator.estimate(SNR_DB, fingerprints).model().axes()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"19, 2", "20, 1", "0, 2"})
  void refusesTooFew(int radios, int packets) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticsEstimator.estimate(SNR_DB, some(radios, packets)));
    assertThat(StatisticsEstimator.estimate(SNR_DB, some(20, 2))).isNotNull();
  }

  @Test
  void refusesOneLevel() {
    float[][][][] all = some(30, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> StatisticsEstimator.estimate(new double[] {20}, new float[][][][] {all[0]}))
        .withMessageContaining("two levels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticsEstimator.estimate(new double[] {20, 10, 30}, all))
        .withMessageContaining("ascending");
  }

  @Test
  void refusesWhatIsNotFiniteOrNotThere() {
    float[][][][] infinite = some(30, 2);
    infinite[1][3][1][0] = Float.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticsEstimator.estimate(SNR_DB, infinite))
        .withMessageContaining("radio 3");
    float[][][][] fewer = some(30, 2);
    fewer[2][4] = Arrays.copyOf(fewer[2][4], 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticsEstimator.estimate(SNR_DB, fewer))
        .withMessageContaining("radio 4");
  }

  @Test
  void refusesRadiosThatNothingTellsApart() {
    float[][][][] alike = SyntheticRadios.of(3, 0.01, 1, 1, 5).fingerprints(100, 4, SNR_DB);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticsEstimator.estimate(SNR_DB, alike))
        .withMessageContaining("nothing tells the radios apart");
    float[][][][] still = some(30, 2);
    for (float[][][] level : still) {
      for (float[][] radio : level) {
        radio[1] = radio[0];
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticsEstimator.estimate(SNR_DB, still))
        .withMessageContaining("all the same");
  }
}
