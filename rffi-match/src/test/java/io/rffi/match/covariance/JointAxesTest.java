package io.rffi.match.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JointAxesTest {
  private static double[] positive(int size, long seed) {
    Random random = new Random(seed);
    double[] sum = new double[size * (size + 1) / 2];
    for (int n = 0; n < size + 3; n++) {
      Symmetric.addOuter(sum, random.doubles(size, -1, 1).toArray(), 1);
    }
    return sum;
  }

  private static void assertDiagonal(double[] packed, double... diagonal) {
    double[][] full = Symmetric.full(packed);
    for (int i = 0; i < diagonal.length; i++) {
      for (int j = 0; j < diagonal.length; j++) {
        assertThat(full[i][j]).isCloseTo(i == j ? diagonal[i] : 0, within(1e-9));
      }
    }
  }

  @Test
  void onThemBothAreDiagonal() {
    double[][] others = {positive(9, 2), positive(9, 1), new double[45]};
    for (double[] other : others) {
      double[] unit = positive(9, 1);
      JointAxes axes = JointAxes.of(unit, other);
      double[] variances = axes.variances();
      assertDiagonal(axes.covariance(unit), 1, 1, 1, 1, 1, 1, 1, 1, 1);
      assertDiagonal(axes.covariance(other), variances);
      for (int n = 1; n < variances.length; n++) {
        assertThat(variances[n]).isLessThanOrEqualTo(variances[n - 1]);
      }
    }
  }

  @Test
  void theFirstAreThoseAlongWhichTheOtherVariesMost() {
    double[] unit = Symmetric.packed(new double[][] {{4, 0}, {0, 1}});
    double[] other = Symmetric.packed(new double[][] {{4, 0}, {0, 9}});
    JointAxes one = JointAxes.of(unit, other).first(1);

    assertThat(one.variances()).containsExactly(new double[] {9}, within(1e-12));
    assertThat(Math.abs(one.rows()[0][1])).isCloseTo(1, within(1e-12));
    assertThat(one.rows()[0][0]).isCloseTo(0, within(1e-12));
    assertThat(one.covariance(unit)).containsExactly(new double[] {1}, within(1e-12));
    assertThat(one.point(new double[] {7, 3})[0]).isCloseTo(3 * one.rows()[0][1], within(1e-12));
    assertThat(one.after(new double[][] {{1, 2, 3}, {4, 5, 6}})[0])
        .containsExactly(
            new double[] {4 * one.rows()[0][1], 5 * one.rows()[0][1], 6 * one.rows()[0][1]},
            within(1e-12));
  }

  @Test
  void refusesWhatIsNoCovariance() {
    double[] indefinite = Symmetric.packed(new double[][] {{1, 2}, {2, 1}});
    assertThatThrownBy(() -> JointAxes.of(indefinite, indefinite))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not positive definite");
  }
}
