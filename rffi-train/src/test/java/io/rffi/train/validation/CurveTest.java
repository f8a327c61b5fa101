package io.rffi.train.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void separateSetsAreToldApartWithoutError() {
    double[] genuine = {0.1, 0.2, 0.3};
    double[] impostor = {0.4, 0.5};
    assertThat(Curve.areaUnder(genuine, impostor)).isEqualTo(1);
    assertThat(Curve.areaUnder(impostor, genuine)).isZero();
  }

  @Test
  void equalSetsAreToldApartByChance() {
    double[] same = {0.1, 0.2, 0.2, 0.3};
    assertThat(Curve.areaUnder(same, same)).isCloseTo(0.5, within(1e-12));
    assertThat(Curve.equalErrorRate(same, same)).isCloseTo(0.5, within(0.3));
  }

  @Test
  void theAreaAgreesWithCountingPairs() {
    Random random = new Random(3);
    double[] genuine = random.doubles(50).map(x -> Math.round(20 * x) / 20.0).toArray();
    double[] impostor = random.doubles(40).map(x -> Math.round(20 * x) / 20.0 + 0.2).toArray();
    double pairs = 0;
    for (double g : genuine) {
      for (double i : impostor) {
        pairs += i > g ? 1 : i == g ? 0.5 : 0;
      }
    }
    assertThat(Curve.areaUnder(genuine, impostor)).isCloseTo(pairs / 2000, within(1e-12));
  }

  @Test
  void theEqualErrorRateOfShiftedNormalsIsKnown() {
    // N(0, 1) against N(2, 1): Φ(−1) = 0.1587; 0.012 is four standard errors, false alarm 1e-4.
    Random random = new Random(4);
    double[] genuine = random.ints(20000).mapToDouble(x -> random.nextGaussian()).toArray();
    double[] impostor = random.ints(20000).mapToDouble(x -> random.nextGaussian() + 2).toArray();
    assertThat(Curve.equalErrorRate(genuine, impostor)).isCloseTo(0.1587, within(0.012));
  }
}
