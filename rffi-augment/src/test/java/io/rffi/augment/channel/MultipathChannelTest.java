package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistical tests are seeded; each states what chance a right channel would have to fail. */
@Tag("golden")
@Tag("statistical")
@net.jqwik.api.Tag("property")
class MultipathChannelTest extends ChannelModelContract {
  private static final double RATE = 1e6;

  @Override
  ChannelModel channel() {
    return new MultipathChannel(2e-6, 3, 100);
  }

  private static IqSignal impulse(int length) {
    float[] values = new float[2 * length];
    values[0] = 1;
    return IqSignal.of(values, RATE);
  }

  @Property(tries = 200, seed = "1")
  void profileIsNormalisedAndEndsAtMinus30Db(
      @ForAll @DoubleRange(min = 0, max = 30) double delaySamples) {
    double[] powers = SampleSpacedProfile.exponential(delaySamples / RATE, RATE);
    assertThat(Arrays.stream(powers).sum()).isCloseTo(1, within(1e-12));
    for (int tap = 1; tap < powers.length; tap++) {
      assertThat(powers[tap] / powers[tap - 1])
          .isCloseTo(Math.exp(-1 / delaySamples), within(1e-9));
    }
    assertThat(powers[powers.length - 1]).isGreaterThanOrEqualTo(0.999e-3 * powers[0]);
  }

  @Test
  void publishedDelaySpreadsAreNearlyFlatAtOneMegahertz() {
    assertThat(SampleSpacedProfile.exponential(0, RATE)).containsExactly(1);
    assertThat(SampleSpacedProfile.exponential(144e-9, RATE)).containsExactly(1);
    double[] widest = SampleSpacedProfile.exponential(300e-9, RATE);
    assertThat(1 - widest[0]).isCloseTo(0.036, within(0.001));
  }

  /**
   * τ = 10 samples. An exponential cut at −30 dB (x = ln 1000) has the RMS delay spread τ·√(1 −
   * x²e^{−x}/(1 − e^{−x})²). 20 000 realisations estimate it with a deviation of 0.35 %: 2 % fails
   * for fewer than one seed in a million.
   */
  @Test
  void delaySpreadIsThatOfTheCutExponential() {
    double[] energy = new double[100];
    ChannelModel channel = new MultipathChannel(10e-6, 0, 0);
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 20_000; run++) {
      double[] magnitude = Measure.magnitude(channel.apply(impulse(100), random));
      for (int n = 0; n < energy.length; n++) {
        energy[n] += magnitude[n] * magnitude[n] / 20_000;
      }
    }
    double total = Arrays.stream(energy).sum();
    double mean = 0;
    double square = 0;
    for (int n = 0; n < energy.length; n++) {
      mean += n * energy[n] / total;
      square += (double) n * n * energy[n] / total;
    }
    double cut = Math.log(1000);
    double expected = 10 * Math.sqrt(1 - cut * cut * 1e-3 / (0.999 * 0.999));
    assertThat(total).isCloseTo(1, within(0.02));
    assertThat(Math.sqrt(square - mean * mean)).isCloseTo(expected, Percentage.withPercentage(2));
  }

  /**
   * By moments: E|h|⁴ / (E|h|²)² = 2 − (K/(K+1))². 300 000 draws estimate K = 4 with a deviation of
   * about 1 %: 5 % fails for fewer than one seed in 100 000.
   */
  @ParameterizedTest
  @ValueSource(doubles = {2, 4, 10})
  void ricianFactorIsRecovered(double k) {
    double[] powers = FadingStatistics.powers(new MultipathChannel(0, k, 0), 300_000, 6);
    assertThat(FadingStatistics.ricianK(powers)).isCloseTo(k, Percentage.withPercentage(5));
    assertThat(FadingStatistics.mean(powers)).isCloseTo(1, within(0.01));
  }

  /**
   * Against scipy's J₀, 0 to 3 turns at 10 Hz. 10 000 realisations leave a deviation of 0.007 a
   * point: an RMSE above 0.02 has a chance below 1 in a million.
   */
  @Test
  void autocorrelationIsJakes() {
    double[] error = FadingStatistics.jakesError(new MultipathChannel(0, 0, 10), 10_000, 7);
    assertThat(error[0]).isLessThanOrEqualTo(0.02);
    assertThat(error[1]).isLessThanOrEqualTo(0.05);
  }

  @Test
  void interpolationBetweenKnotsIsFine() {
    float[] ones = new float[2 * 8192];
    Arrays.fill(ones, 1);
    IqSignal fine =
        new MultipathChannel(0, 1, 100).apply(IqSignal.of(ones, RATE), new SplittableRandom(8));
    // At a rate so low that every sample is a knot, the same generator gives the gains exactly.
    IqSignal exact =
        new MultipathChannel(0, 1, 100)
            .apply(IqSignal.of(Arrays.copyOf(ones, 64), RATE / 256), new SplittableRandom(8));
    for (int n = 0; n < 32; n++) {
      assertThat(fine.i(256 * n)).isCloseTo(exact.i(n), within(3e-4f));
      assertThat(fine.q(256 * n)).isCloseTo(exact.q(n), within(3e-4f));
    }
  }

  @Property(tries = 50, seed = "2")
  void staticChannelIsLinearAndTimeInvariant(
      @ForAll @DoubleRange(min = 0, max = 3) double delaySamples,
      @ForAll @DoubleRange(min = 0, max = 10) double k,
      @ForAll long seed) {
    ChannelModel channel = new MultipathChannel(delaySamples / RATE, k, 0);
    IqSignal a = Measure.noise(200, RATE, new SplittableRandom(seed));
    IqSignal b = Measure.noise(200, RATE, new SplittableRandom(seed + 1));
    float[] valuesA = a.toArray();
    float[] valuesB = b.toArray();
    float[] mixed = new float[400];
    float[] late = new float[400];
    for (int n = 0; n < 400; n++) {
      mixed[n] = 2 * valuesA[n] - 3 * valuesB[n];
      late[n] = n < 20 ? 0 : valuesA[n - 20];
    }
    IqSignal outA = channel.apply(a, new SplittableRandom(seed));
    IqSignal outB = channel.apply(b, new SplittableRandom(seed));
    IqSignal out = channel.apply(IqSignal.of(mixed, RATE), new SplittableRandom(seed));
    IqSignal outLate = channel.apply(IqSignal.of(late, RATE), new SplittableRandom(seed));
    for (int n = 0; n < 200; n++) {
      assertThat(out.i(n)).isCloseTo(2 * outA.i(n) - 3 * outB.i(n), within(1e-4f));
      assertThat(out.q(n)).isCloseTo(2 * outA.q(n) - 3 * outB.q(n), within(1e-4f));
      assertThat(outLate.i(n)).isCloseTo(n < 10 ? 0 : outA.i(n - 10), within(1e-5f));
    }
  }

  @Test
  void refusesNegativeParameters() {
    assertThatThrownBy(() -> new MultipathChannel(-1e-9, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MultipathChannel(0, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MultipathChannel(0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
