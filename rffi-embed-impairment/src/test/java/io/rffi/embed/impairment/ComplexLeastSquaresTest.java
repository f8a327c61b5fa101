package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fit against numpy's, see {@code src/test/scripts/least_squares.py}. */
@Tag("golden")
class ComplexLeastSquaresTest {
  private static final int LENGTH = 64;

  private static List<String[]> lines;

  @BeforeAll
  static void read() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ComplexLeastSquaresTest.class.getResourceAsStream("least_squares.csv"),
                StandardCharsets.UTF_8))) {
      lines = reader.lines().map(line -> line.split(",", -1)).toList();
    }
  }

  private static double[] values(String kind) {
    return lines.stream()
        .filter(line -> line[0].equals(kind))
        .flatMapToDouble(line -> Arrays.stream(line).skip(1).mapToDouble(Double::parseDouble))
        .toArray();
  }

  /** Chirp, image, constant. */
  private static List<double[]> regressors() {
    double[] chirp = new double[2 * LENGTH];
    double[] image = new double[2 * LENGTH];
    double[] constant = new double[2 * LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      double t = (double) n / LENGTH;
      double phase = Math.PI * 16 * t * (t - 1);
      chirp[2 * n] = Math.cos(phase);
      chirp[2 * n + 1] = Math.sin(phase);
      image[2 * n] = chirp[2 * n];
      image[2 * n + 1] = -chirp[2 * n + 1];
      constant[2 * n] = 1;
    }
    return List.of(chirp, image, constant);
  }

  @Test
  void fitsAsNumpyDoes() {
    double[] samples = values("sample");
    double[] expected = values("coefficient");
    assertThat(samples).hasSize(2 * LENGTH);
    assertThat(expected).hasSize(6);
    assertThat(new ComplexLeastSquares(regressors(), 0).fit(samples))
        .containsExactly(expected, within(1e-12));
  }

  @Test
  void findsTheMixerAgain() {
    double[] fit = values("clean");
    MixerFigures mixer = MixerFigures.of(fit[0], fit[1], fit, 1, 2);
    assertThat(new double[] {mixer.gainDb(), mixer.phaseDegrees()})
        .containsExactly(values("mixer"), within(1e-9));
    assertThat(new double[] {mixer.leakageRe(), mixer.leakageIm()})
        .containsExactly(values("leakage"), within(1e-12));
  }

  /** What the model makes of the coefficients is fitted by the same coefficients. */
  @Test
  void modelAndFitAreInverse() {
    ComplexLeastSquares fit = new ComplexLeastSquares(regressors(), 0);
    double[] coefficients = {1, 2, -0.5, 0.25, 3, -4};
    assertThat(fit.fit(fit.model(coefficients, 3))).containsExactly(coefficients, within(1e-12));
  }

  @Test
  void samplesBeforeTheFirstAreNotLookedAt() {
    ComplexLeastSquares fit = new ComplexLeastSquares(regressors(), 10);
    double[] coefficients = {1, 2, -0.5, 0.25, 3, -4};
    double[] samples = fit.model(coefficients, 3);
    Arrays.fill(samples, 0, 20, 1e3);
    assertThat(fit.fit(samples)).containsExactly(coefficients, within(1e-9));
  }

  @Test
  void refusesRegressorsThatSayTheSame() {
    double[] one = regressors().get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComplexLeastSquares(List.of(one, one.clone()), 0))
        .withMessageContaining("independent");
  }
}
