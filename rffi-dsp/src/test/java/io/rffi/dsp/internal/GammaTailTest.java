package io.rffi.dsp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("golden")
@Tag("statistical")
class GammaTailTest {
  /** By scipy.stats.gamma.isf(p, n). */
  @ParameterizedTest
  @CsvSource({
    "1, 0.01, 4.605170185988091",
    "2, 1e-3, 9.233413476451586",
    "14, 1e-6, 39.40874794292652",
    "28, 2e-8, 67.32437479520587"
  })
  void isTheGammaDistributionsUpperQuantile(int bins, double falseAlarm, double expected) {
    assertThat(GammaTail.quantile(bins, falseAlarm)).isCloseTo(expected, within(1e-5));
  }

  /** A detector fires on noise as seldom as it is made to: here one that was made to often. */
  @Test
  void theTailIsWhatNoiseExceeds() {
    Random random = new Random(4);
    int trials = 100_000;
    int exceeded = 0;
    double threshold = GammaTail.quantile(14, 0.01);
    for (int n = 0; n < trials; n++) {
      double sum = 0;
      for (int bin = 0; bin < 14; bin++) {
        sum -= Math.log(1 - random.nextDouble());
      }
      exceeded += sum > threshold ? 1 : 0;
    }
    // Binomial with a deviation of 31: fails by chance once in 10^6 seeds.
    assertThat(exceeded).isBetween(1000 - 155, 1000 + 155);
  }
}
