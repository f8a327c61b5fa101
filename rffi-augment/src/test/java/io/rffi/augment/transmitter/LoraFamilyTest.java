package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoraFamilyTest {
  private static double[] figures(
      LoraFamily family, double spread, ToDoubleFunction<Transmitter> figure) {
    SplittableRandom random = new SplittableRandom(3);
    return Stream.generate(() -> family.draw(spread, random))
        .limit(300)
        .mapToDouble(figure)
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @EnumSource(LoraFamily.class)
  void unitsDifferAndSpreadScalesTheDifference(LoraFamily family) {
    double[] full = figures(family, 1, unit -> unit.iqImbalance().gainDb());
    double[] half = figures(family, 0.5, unit -> unit.iqImbalance().gainDb());
    assertThat(Arrays.stream(full).distinct().count()).isEqualTo(300);
    assertThat(half[250] - half[50]).isCloseTo(0.5 * (full[250] - full[50]), within(1e-9));
    double[] none = figures(family, 0, unit -> unit.chirpPll().naturalFrequencyHz());
    assertThat(none[0]).isEqualTo(none[299]);
  }

  /** No figure alone tells families apart: each family's middle lies within another's range. */
  @Test
  void familiesAreDistinctButOverlap() {
    double[] tcxo = figures(LoraFamily.TCXO_TRANSCEIVER, 1, unit -> unit.crystal().ppm());
    double[] cheap = figures(LoraFamily.LOW_COST_MODULE, 1, unit -> unit.crystal().ppm());
    assertThat(cheap[250] - cheap[50]).isGreaterThan(5 * (tcxo[250] - tcxo[50]));
    for (LoraFamily family : LoraFamily.values()) {
      double[] leakage = figures(family, 1, unit -> unit.loLeakage().levelDbc());
      for (LoraFamily other : LoraFamily.values()) {
        double[] others = figures(other, 1, unit -> unit.loLeakage().levelDbc());
        assertThat(leakage[150]).isBetween(others[0], others[299]);
      }
    }
  }

  @Test
  void refusesNegativeSpread() {
    SplittableRandom random = new SplittableRandom(1);
    assertThatThrownBy(() -> LoraFamily.DIRECT_CONVERSION.draw(-1, random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LoraFamily.DIRECT_CONVERSION.draw(Double.NaN, random))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }
}
