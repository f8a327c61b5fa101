package io.rffi.match.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against closed forms, and against the tables of Abramowitz and Stegun (26.8, 26.10). */
class TailsTest {
  @Test
  void chiSquaredOfTwoIsExponential() {
    for (double x : new double[] {0.01, 1, 5, 40, 300}) {
      assertThat(Tails.chiSquared(x, 2) / Math.exp(-x / 2)).isCloseTo(1, within(1e-11));
      assertThat(Tails.chiSquared(x, 4) / Math.exp(-x / 2) / (1 + x / 2))
          .isCloseTo(1, within(1e-11));
    }
    assertThat(Tails.chiSquared(0, 3)).isEqualTo(1);
    assertThat(Tails.chiSquared(Double.POSITIVE_INFINITY, 3)).isZero();
    assertThat(Tails.chiSquared(29.588, 10)).isCloseTo(0.001, within(1e-6));
    assertThat(Tails.chiSquared(124.342, 100)).isCloseTo(0.05, within(1e-5));
    assertThat(Tails.chiSquaredMedian(2)).isCloseTo(2 * Math.log(2), within(1e-9));
  }

  @Test
  void studentOfOneIsTheArcTangent() {
    for (double t : new double[] {-3, 0, 0.5, 12, 1e6}) {
      assertThat(Tails.student(t, 1)).isCloseTo(0.5 - Math.atan(t) / Math.PI, within(1e-12));
      assertThat(Tails.student(t, 2)).isCloseTo(0.5 - t / 2 / Math.sqrt(2 + t * t), within(1e-12));
    }
    assertThat(Tails.student(4.144, 10)).isCloseTo(0.001, within(1e-6));
    assertThat(Tails.student(Double.POSITIVE_INFINITY, 10)).isZero();
  }
}
