package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.channel.PowerDelayProfile.Tap;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One call's arithmetic; {@link TappedDelayLineStatisticsTest} has the ensemble's. */
@Tag("property")
class TappedDelayLineTest extends StreamingChannelContract {
  private static final double RATE = 1e6;
  private static final PowerDelayProfile FLAT = PowerDelayProfile.flat();

  @Override
  ChannelModel channel() {
    return new TappedDelayLine(PowerDelayProfile.typicalUrban(), 3, 100, 30);
  }

  @Override
  StreamingChannel stream() {
    return new TappedDelayLine(PowerDelayProfile.typicalUrban(), 3, 100, 30)::open;
  }

  private static IqSignal noise(int length, long seed) {
    return Measure.noise(length, RATE, new SplittableRandom(seed));
  }

  @Test
  void directPathIsAPureDelay() {
    PowerDelayProfile late = PowerDelayProfile.of(List.of(new Tap(4.3e-6, 1)));
    ChannelModel direct = new TappedDelayLine(late, Double.POSITIVE_INFINITY, 0, 0);
    IqSignal in = noise(300, 1);
    IqSignal out = direct.apply(in, new SplittableRandom(2));
    IqSignal delayed = new Delay(4.3).apply(in, new SplittableRandom(2));
    double[] gain = Measure.fit(out, delayed, Measure.constantLike(in));
    assertThat(Math.hypot(gain[0], gain[1])).isCloseTo(1, within(1e-6));
    assertThat(Measure.errorDb(Measure.divide(out, gain[0], gain[1]), delayed, 0, 300))
        .isLessThan(-130);
  }

  /** What two paths make is a sum of two delayed copies, and nothing else; far apart, too. */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 1.7, 37.2})
  void pathsAreDelayedCopies(double samples) {
    PowerDelayProfile two =
        PowerDelayProfile.of(List.of(new Tap(0.3e-6, 1), new Tap(1e-6 * (0.3 + samples), 2)));
    IqSignal in = noise(400, 6);
    IqSignal out = TappedDelayLine.rayleigh(two).apply(in, new SplittableRandom(7));
    IqSignal first = new Delay(0.3).apply(in, new SplittableRandom(7));
    IqSignal second = new Delay(0.3 + samples).apply(in, new SplittableRandom(7));
    double[] gains = Measure.fit(out, first, second);
    float[] sum = new float[800];
    for (int n = 0; n < 400; n++) {
      sum[2 * n] =
          (float) (gains[0] * first.i(n) - gains[1] * first.q(n))
              + (float) (gains[2] * second.i(n) - gains[3] * second.q(n));
      sum[2 * n + 1] =
          (float) (gains[0] * first.q(n) + gains[1] * first.i(n))
              + (float) (gains[2] * second.q(n) + gains[3] * second.i(n));
    }
    assertThat(Measure.errorDb(IqSignal.of(sum, RATE), out, 0, 400)).isLessThan(-110);
  }

  @Test
  void refusesDelaysBeyondAllSense() {
    PowerDelayProfile late = PowerDelayProfile.of(List.of(new Tap(1e3, 1)));
    ChannelModel channel = TappedDelayLine.rayleigh(late);
    IqSignal in = noise(10, 8);
    assertThatThrownBy(() -> channel.apply(in, new SplittableRandom(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too late");
  }

  @Test
  void directPathIsShiftedByItsAngle() {
    ChannelModel channel =
        new TappedDelayLine(FLAT, Double.POSITIVE_INFINITY, 200, 180 / Math.PI * Math.acos(0.7));
    IqSignal in = noise(20_000, 3);
    double[] phase = Measure.phaseAgainst(channel.apply(in, new SplittableRandom(4)), in);
    assertThat(Measure.slope(phase, 0, phase.length) * RATE / (2 * Math.PI))
        .isCloseTo(140, within(0.01));
  }

  /** At a rate so low that every sample is exact, the same generator gives the gains to compare. */
  @Test
  void gainsBetweenExactPointsAreRightWithin80Db() {
    ChannelModel channel = new TappedDelayLine(FLAT, 1, 100, 0);
    IqSignal fine = channel.apply(FadingStatistics.ones(32 * 256, RATE), new SplittableRandom(5));
    IqSignal exact = channel.apply(FadingStatistics.ones(32, RATE / 256), new SplittableRandom(5));
    float[] picked = new float[64];
    for (int n = 0; n < 32; n++) {
      fine.copyTo(256 * n, 1, picked, 2 * n);
    }
    assertThat(Measure.errorDb(IqSignal.of(picked, RATE / 256), exact, 0, 32)).isLessThan(-80);
  }

  @Property(tries = 50, seed = "3")
  void staticChannelIsLinearAndTimeInvariant(
      @ForAll @DoubleRange(min = 0, max = 3) double microseconds,
      @ForAll @DoubleRange(min = 0, max = 10) double k,
      @ForAll long seed) {
    ChannelModel channel =
        TappedDelayLine.lineOfSight(PowerDelayProfile.exponential(1e-6 * microseconds), k);
    assertLinear(channel, seed);
    float[] values = noise(200, seed).toArray();
    float[] late = new float[400];
    System.arraycopy(values, 0, late, 20, 380);
    IqSignal out = channel.apply(IqSignal.of(values, RATE), new SplittableRandom(seed));
    IqSignal outLate = channel.apply(IqSignal.of(late, RATE), new SplittableRandom(seed));
    // The last samples look ahead to what the shift has cut off.
    assertThat(Measure.errorDb(outLate.slice(10, 170), out.slice(0, 170), 0, 170)).isLessThan(-120);
  }

  @Property(tries = 20, seed = "4")
  void movingChannelIsLinear(
      @ForAll @DoubleRange(min = 1, max = 5000) double doppler, @ForAll long seed) {
    assertLinear(new TappedDelayLine(PowerDelayProfile.typicalUrban(), 1, doppler, 45), seed);
  }

  private static void assertLinear(ChannelModel channel, long seed) {
    float[] a = noise(200, seed).toArray();
    float[] b = noise(200, seed + 1).toArray();
    float[] mixed = new float[400];
    for (int n = 0; n < 400; n++) {
      mixed[n] = 2 * a[n] - 3 * b[n];
    }
    float[] outA = channel.apply(IqSignal.of(a, RATE), new SplittableRandom(seed)).toArray();
    float[] outB = channel.apply(IqSignal.of(b, RATE), new SplittableRandom(seed)).toArray();
    float[] sum = new float[400];
    for (int n = 0; n < 400; n++) {
      sum[n] = 2 * outA[n] - 3 * outB[n];
    }
    IqSignal out = channel.apply(IqSignal.of(mixed, RATE), new SplittableRandom(seed));
    assertThat(Measure.errorDb(IqSignal.of(sum, RATE), out, 0, 200)).isLessThan(-120);
  }

  @Test
  void lineOfSightCountsKOverTheWholeChannel() {
    PowerDelayProfile scattered = PowerDelayProfile.exponential(300e-9);
    TappedDelayLine channel = TappedDelayLine.lineOfSight(scattered, 3);
    double first = channel.profile().taps().get(0).power();
    double direct = first * channel.ricianK() / (1 + channel.ricianK());
    assertThat(direct).isCloseTo(0.75, within(1e-12));
    assertThat(first - direct).isCloseTo(0.25 * scattered.taps().get(0).power(), within(1e-12));
    assertThat(TappedDelayLine.lineOfSight(scattered, 0).profile().rmsDelaySpreadSeconds())
        .isCloseTo(300e-9, Percentage.withPercentage(1e-6));
  }

  @Test
  void refusesImpossibleParameters() {
    assertThatThrownBy(() -> new TappedDelayLine(FLAT, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TappedDelayLine(FLAT, Double.NaN, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TappedDelayLine(FLAT, 0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TappedDelayLine(FLAT, 0, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TappedDelayLine.lineOfSight(FLAT, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
