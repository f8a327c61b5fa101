package io.rffi.dsp.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

@Tag("property")
class KaiserTest {
  @Property
  void isWhatBesselsIntegralSays(
      @ForAll @DoubleRange(min = -1, max = 1) double x,
      @ForAll @DoubleRange(min = 0, max = 20) double beta) {
    double expected = integral(beta * Math.sqrt(1 - x * x)) / integral(beta);
    assertThat(new Kaiser(beta).at(x)).isCloseTo(expected, within(1e-14));
  }

  @Property
  void isOneInTheMiddleSymmetricAndZeroOutside(
      @ForAll @DoubleRange(min = 0, max = 1) double x,
      @ForAll @DoubleRange(min = 0, max = 20) double beta) {
    Kaiser window = new Kaiser(beta);
    assertThat(window.at(0)).isEqualTo(1);
    assertThat(window.at(-x)).isEqualTo(window.at(x));
    assertThat(window.at(Math.nextUp(1 + x))).isZero();
    assertThat(window.at(Math.nextDown(-1 - x))).isZero();
  }

  /** I0(x) = 1/π · ∫ e^(x·cos θ) dθ from 0 to π, by a rule that is exact for what is so smooth. */
  private static double integral(double x) {
    int steps = 64;
    double sum = 0;
    for (int n = 0; n < steps; n++) {
      sum += Math.exp(x * Math.cos(Math.PI * (n + 0.5) / steps));
    }
    return sum / steps;
  }
}
