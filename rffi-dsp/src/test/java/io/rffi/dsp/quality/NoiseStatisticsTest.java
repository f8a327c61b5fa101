package io.rffi.dsp.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("property")
class NoiseStatisticsTest {
  @Property(tries = 200)
  void theMedianIsThatOfTheSortedValues(
      @ForAll @IntRange(min = 1, max = 300) int count, @ForAll @IntRange(max = 9999) int seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(count + 5L).map(x -> Math.rint(20 * x)).toArray();
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    assertThat(Median.of(values, count)).isEqualTo(sorted[count / 2]);
  }

  /** A matrix v·v^H has v for its dominant vector and |v|² for its value. */
  @Property(tries = 50)
  void theDominantVectorOfAProductIsItsFactor(
      @ForAll @IntRange(min = 1, max = 12) int size, @ForAll @IntRange(max = 9999) int seed) {
    Random random = new Random(seed);
    double[] v = random.doubles(2L * size, -1, 1).toArray();
    double[] matrix = new double[2 * size * size];
    for (int m = 0; m < size; m++) {
      for (int n = 0; n < size; n++) {
        int at = 2 * (m * size + n);
        matrix[at] = v[2 * m] * v[2 * n] + v[2 * m + 1] * v[2 * n + 1];
        matrix[at + 1] = v[2 * m + 1] * v[2 * n] - v[2 * m] * v[2 * n + 1];
      }
    }
    boolean[] used = new boolean[size];
    Arrays.fill(used, true);
    DominantVector dominant = new DominantVector(matrix, used);
    double energy = Complex.energy(v);
    assertThat(dominant.value()).isCloseTo(energy, within(1e-9 * energy));
    double[] overlap = new double[2];
    Complex.product(v, dominant.vector(), overlap, 0);
    assertThat(Math.hypot(overlap[0], overlap[1]))
        .isCloseTo(Math.sqrt(energy), within(1e-9 * Math.sqrt(energy)));
  }
}
