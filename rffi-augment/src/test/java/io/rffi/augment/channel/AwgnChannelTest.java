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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("statistical")
class AwgnChannelTest extends ChannelModelContract {
  @Override
  ChannelModel channel() {
    return AwgnChannel.inBand(20, 125e3);
  }

  private static double measuredSnrDb(ChannelModel channel) {
    IqSignal in = new Gain(-7).apply(Measure.noise(200_000, 1e6, new SplittableRandom(1)), null);
    IqSignal out = channel.apply(in, new SplittableRandom(2));
    return -Measure.errorDb(out, in, 0, in.length());
  }

  /** 200 000 samples estimate a power with a deviation of 0.01 dB: 0.1 dB never fails by chance. */
  @ParameterizedTest
  @ValueSource(doubles = {-10, 0, 20, 60})
  void snrIsAsStated(double snrDb) {
    assertThat(measuredSnrDb(AwgnChannel.fullRate(snrDb))).isCloseTo(snrDb, within(0.1));
    // An eighth of the noise lies in the band.
    double inBand = measuredSnrDb(AwgnChannel.inBand(snrDb, 125e3)) + 10 * Math.log10(8);
    assertThat(inBand).isCloseTo(snrDb, within(0.1));
  }

  @Test
  void noiseIsCircularAndWhite() {
    float[] ones = new float[200_000];
    for (int n = 0; n < ones.length; n += 2) {
      ones[n] = 1;
    }
    IqSignal out = AwgnChannel.fullRate(0).apply(IqSignal.of(ones, 1e6), new SplittableRandom(3));
    double i2 = 0;
    double q2 = 0;
    double iq = 0;
    double next = 0;
    int length = out.length() - 1;
    for (int n = 0; n < length; n++) {
      double i = out.i(n) - 1;
      i2 += i * i / length;
      q2 += (double) out.q(n) * out.q(n) / length;
      iq += i * out.q(n) / length;
      next += (double) out.q(n) * out.q(n + 1) / length;
    }
    // Deviations are below 0.0023: these bounds hold but for one seed in 10 000.
    assertThat(i2).isCloseTo(0.5, within(0.009));
    assertThat(q2).isCloseTo(0.5, within(0.009));
    assertThat(iq).isCloseTo(0, within(0.007));
    assertThat(next).isCloseTo(0, within(0.007));
  }

  @Test
  void infiniteRatioChangesNothing() {
    IqSignal in = Measure.noise(100, 1e6, new SplittableRandom(1));
    ChannelModel channel = AwgnChannel.fullRate(Double.POSITIVE_INFINITY);
    assertThat(channel.apply(in, new SplittableRandom(1))).isEqualTo(in);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> AwgnChannel.fullRate(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AwgnChannel.inBand(10, 0))
        .isInstanceOf(IllegalArgumentException.class);
    IqSignal slow = IqSignal.of(new float[8], 100e3);
    SplittableRandom random = new SplittableRandom(1);
    assertThatThrownBy(() -> channel().apply(slow, random)).isInstanceOf(SampleRateException.class);
  }
}
