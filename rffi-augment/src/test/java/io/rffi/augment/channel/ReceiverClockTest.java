package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.receiver.ReceiverClock;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverClockTest extends ChannelModelContract {
  private static final SplittableRandom UNUSED = new SplittableRandom(1);
  private static final double CARRIER = 868.1e6;

  @Override
  ChannelModel channel() {
    return new ReceiverClock(25, CARRIER);
  }

  private static IqSignal tone(double hertz, int length) {
    float[] values = new float[2 * length];
    for (int n = 0; n < length; n++) {
      values[2 * n] = (float) Math.cos(2 * Math.PI * hertz * n / 1e6);
      values[2 * n + 1] = (float) Math.sin(2 * Math.PI * hertz * n / 1e6);
    }
    return IqSignal.of(values, 1e6);
  }

  /** A tone at f is read as (f − ε·f_c)/(1 + ε): against a tone of that frequency, worked out. */
  @ParameterizedTest
  @ValueSource(doubles = {-900, -20, 0.1, 15, 700})
  void carrierAndClockComeFromOneCrystal(double ppm) {
    double error = 1e-6 * ppm;
    for (double carrier : new double[] {0, 100e6}) {
      for (double hertz : new double[] {-300e3, 0, 340e3}) {
        IqSignal out = new ReceiverClock(ppm, carrier).apply(tone(hertz, 12_000), UNUSED);
        IqSignal expected = tone((hertz - error * carrier) / (1 + error), 12_000);
        assertThat(Measure.errorDb(out, expected, 30, 11_960)).isLessThan(-70);
      }
    }
  }

  @Test
  void perfectCrystalChangesNothing() {
    IqSignal in = Measure.noise(100, 1e6, UNUSED.split());
    assertThat(new ReceiverClock(0, CARRIER).apply(in, UNUSED)).isEqualTo(in);
  }

  @Test
  void fastReceiversSeeLowCarriers() {
    assertThat(new ReceiverClock(10, CARRIER).carrierOffsetHz()).isCloseTo(-8681, within(1e-6));
  }

  @Test
  void refusesImpossibleCrystals() {
    assertThatThrownBy(() -> new ReceiverClock(1001, CARRIER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReceiverClock(Double.NaN, CARRIER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReceiverClock(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
