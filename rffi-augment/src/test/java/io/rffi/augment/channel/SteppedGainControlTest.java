package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SteppedGainControlTest extends StreamingChannelContract {
  private static final SplittableRandom UNUSED = new SplittableRandom(1);

  @Override
  StreamingChannel channel() {
    return new SteppedGainControl(6, 100e-6, -12, 0, 60);
  }

  /** A constant that begins at 0 dB: the gain after 100 µs is −12 dB, and then stays. */
  @Test
  void stepsInsideAPacket() {
    IqSignal out = channel().apply(FadingStatistics.ones(1000, 1e6), UNUSED);
    assertThat(out.i(99)).isEqualTo(1);
    for (int n = 100; n < 1000; n++) {
      assertThat(20 * Math.log10(out.i(n))).isCloseTo(-12, within(1e-5));
    }
  }

  @Test
  void levelsWithinAStepAreLeftAlone() {
    IqSignal near = new Gain(-12 + 5.9).apply(FadingStatistics.ones(1000, 1e6), UNUSED);
    assertThat(channel().apply(near, UNUSED)).isEqualTo(near);
  }

  @Test
  void staysWithinItsRangeAndIgnoresSilence() {
    float[] values = new float[2000];
    Arrays.fill(values, 1000, 2000, 1e-6f);
    IqSignal out =
        new SteppedGainControl(6, 100e-6, -12, 3, 13).apply(IqSignal.of(values, 1e6), UNUSED);
    assertThat(20 * Math.log10(out.i(599) / 1e-6)).isCloseTo(3, within(1e-4));
    assertThat(20 * Math.log10(out.i(999) / 1e-6)).isCloseTo(15, within(1e-4));
  }

  @Test
  void refusesImpossibleParameters() {
    assertThatThrownBy(() -> new SteppedGainControl(0, 1, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SteppedGainControl(1, 0, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SteppedGainControl(1, 1, Double.NaN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SteppedGainControl(1, 1, 0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
