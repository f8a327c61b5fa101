package io.rffi.dsp.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All transforms against the sums that define them. */
@Tag("property")
class FftTest {
  @Property(tries = 30)
  void transformsForward(@ForAll @IntRange(min = 0, max = 8) int log2, @ForAll long seed) {
    double[] x = noise(2 << log2, seed);
    double[] expected = sum(x, -1);
    double[] actual = x.clone();
    Fft.of(1 << log2).forward(actual);
    assertThat(actual).containsExactly(expected, within(1e-12 * x.length));
  }

  @Property(tries = 30)
  void transformsFloatsForward(@ForAll @IntRange(min = 0, max = 8) int log2, @ForAll long seed) {
    double[] x = noise(2 << log2, seed);
    double[] expected = sum(x, -1);
    float[] actual = floats(x);
    FloatFft.of(1 << log2).forward(actual);
    assertThat(actual).containsExactly(floats(expected), within(1e-5f * x.length));
  }

  @Property(tries = 30)
  void transformsBackToRealValues(
      @ForAll @IntRange(min = 1, max = 150) int half, @ForAll long seed) {
    int length = 2 * half;
    double[] packed = noise(length, seed);
    double[] whole = new double[2 * length];
    whole[0] = packed[0];
    whole[length] = packed[1];
    for (int k = 1; k < half; k++) {
      whole[2 * k] = packed[2 * k];
      whole[2 * k + 1] = packed[2 * k + 1];
      whole[2 * (length - k)] = packed[2 * k];
      whole[2 * (length - k) + 1] = -packed[2 * k + 1];
    }
    double[] expected = sum(whole, 1);
    RealFft.inverse(packed);
    for (int n = 0; n < length; n++) {
      assertThat(packed[n]).isCloseTo(expected[2 * n] / length, within(1e-12));
      assertThat(expected[2 * n + 1] / length).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void sharesPlans() {
    assertThat(Fft.of(64)).isSameAs(Fft.of(64));
    assertThat(Fft.of(64).length()).isEqualTo(64);
    assertThat(FloatFft.of(64)).isSameAs(FloatFft.of(64));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4, 3, 96, Integer.MIN_VALUE})
  void refusesWhatIsNoPowerOfTwo(int length) {
    assertThatThrownBy(() -> Fft.of(length)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FloatFft.of(length)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void refusesOddSpectra(int length) {
    assertThatThrownBy(() -> RealFft.inverse(new double[length]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] noise(int values, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    return random.doubles(values, -1, 1).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int n = 0; n < values.length; n++) {
      floats[n] = (float) values[n];
    }
    return floats;
  }

  private static double[] sum(double[] x, int sign) {
    int length = x.length / 2;
    double[] sums = new double[x.length];
    for (int k = 0; k < length; k++) {
      for (int n = 0; n < length; n++) {
        double angle = sign * 2 * Math.PI * (k * n % length) / length;
        sums[2 * k] += x[2 * n] * Math.cos(angle) - x[2 * n + 1] * Math.sin(angle);
        sums[2 * k + 1] += x[2 * n] * Math.sin(angle) + x[2 * n + 1] * Math.cos(angle);
      }
    }
    return sums;
  }
}
