package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverNoiseTest extends StreamingChannelContract {
  @Override
  StreamingChannel channel() {
    return ReceiverNoise.inBand(0.01, 125e3);
  }

  /** 200 000 samples estimate a power with a deviation of 0.01 dB: 0.1 dB never fails by chance. */
  @ParameterizedTest
  @ValueSource(doubles = {-40, 0, 10})
  void powerIsAsStatedWhateverTheSignal(double decibels) {
    double power = Math.pow(10, decibels / 10);
    IqSignal silence = IqSignal.of(new float[400_000], 1e6);
    IqSignal signal = Measure.noise(200_000, 1e6, new SplittableRandom(1));
    for (IqSignal in : new IqSignal[] {silence, signal}) {
      IqSignal full = ReceiverNoise.fullRate(power).apply(in, new SplittableRandom(2));
      IqSignal band = ReceiverNoise.inBand(power, 125e3).apply(in, new SplittableRandom(2));
      assertThat(difference(full, in)).isCloseTo(decibels, within(0.1));
      assertThat(difference(band, in)).isCloseTo(decibels + 10 * Math.log10(8), within(0.1));
    }
  }

  private static double difference(IqSignal a, IqSignal b) {
    double power = 0;
    for (int n = 0; n < a.length(); n++) {
      power += Math.pow(a.i(n) - b.i(n), 2) + Math.pow(a.q(n) - b.q(n), 2);
    }
    return 10 * Math.log10(power / a.length());
  }

  @Test
  void refusesImpossiblePowers() {
    assertThatThrownBy(() -> ReceiverNoise.fullRate(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReceiverNoise.inBand(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReceiverNoise.fullRate(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
