package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.augment.Measure;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("statistical")
class InterfererTest extends ChannelModelContract {
  private static final IqSignal OTHER = Measure.noise(400, 1e6, new SplittableRandom(1));

  @Override
  ChannelModel channel() {
    return Interferer.anytime(OTHER, 6, 20e3);
  }

  @Override
  double unusualRateHz() {
    return 1e6;
  }

  private static IqSignal difference(IqSignal a, IqSignal b) {
    float[] values = a.toArray();
    float[] others = b.toArray();
    for (int n = 0; n < values.length; n++) {
      values[n] -= others[n];
    }
    return IqSignal.of(values, a.sampleRateHz());
  }

  @Test
  void addsTheShiftedWaveformWhereAndAsStrongAsStated() {
    IqSignal in = new Gain(13).apply(Measure.noise(2000, 1e6, new SplittableRandom(2)), null);
    IqSignal out = Interferer.at(OTHER, 6, 20e3, 700).apply(in, new SplittableRandom(3));
    IqSignal added = difference(out, in);
    assertThat(added.slice(0, 700).rms()).isZero();
    assertThat(added.slice(1100, 900).rms()).isZero();
    IqSignal heard = added.slice(700, 400);
    assertThat(20 * Math.log10(in.rms() / heard.rms())).isCloseTo(6, within(1e-3));
    double[] phase = Measure.phaseAgainst(heard, OTHER);
    assertThat(Measure.slope(phase, 0, 400) * 1e6 / (2 * Math.PI)).isCloseTo(20e3, within(1.0));
  }

  @Test
  void whatLiesOutsideIsLost() {
    IqSignal in = Measure.noise(1000, 1e6, new SplittableRandom(4));
    IqSignal early = Interferer.at(OTHER, 0, 0, -150).apply(in, new SplittableRandom(5));
    assertThat(early.slice(250, 750)).isEqualTo(in.slice(250, 750));
    assertThat(difference(early, in).slice(249, 1).rms()).isPositive();
    assertThat(Interferer.at(OTHER, 0, 0, -400).apply(in, new SplittableRandom(5))).isEqualTo(in);
    assertThat(Interferer.at(OTHER, 0, 0, Integer.MAX_VALUE).apply(in, new SplittableRandom(5)))
        .isEqualTo(in);
  }

  /** Starts are uniform over −399 … 999: the mean of 2000 fails once in 10⁶ at 5 deviations. */
  @Test
  void randomStartsAlwaysOverlapEvenly() {
    IqSignal in = Measure.noise(1000, 1e6, new SplittableRandom(6));
    SplittableRandom random = new SplittableRandom(7);
    double middle = 0;
    for (int run = 0; run < 2000; run++) {
      double[] added = Measure.magnitude(difference(channel().apply(in, random), in));
      int first = 0;
      while (added[first] == 0) {
        first++; // fails beyond the end if nothing was added
      }
      int last = 999;
      while (added[last] == 0) {
        last--;
      }
      double start = first > 0 ? first : last - 399;
      middle += start / 2000;
    }
    assertThat(middle).isCloseTo(300, within(5 * 1399 / Math.sqrt(12 * 2000)));
  }

  @Test
  void refusesOtherRatesAndSilentInterferers() {
    IqSignal faster = IqSignal.of(new float[10], 2e6);
    SplittableRandom random = new SplittableRandom(8);
    assertThatThrownBy(() -> channel().apply(faster, random))
        .isInstanceOf(SampleRateException.class);
    assertThatThrownBy(() -> Interferer.anytime(faster, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interferer.anytime(OTHER, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
