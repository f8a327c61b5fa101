package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CarrierOffsetTest extends StreamingChannelContract {
  @Override
  ChannelModel channel() {
    return new CarrierOffset(-1234);
  }

  @Override
  StreamingChannel stream() {
    return new CarrierOffset(-1234)::open;
  }

  @Test
  void shiftsByTheStatedFrequency() {
    IqSignal in = Measure.noise(5000, 1e6, new SplittableRandom(1));
    double[] phase = Measure.phaseAgainst(channel().apply(in, new SplittableRandom(1)), in);
    assertThat(Measure.slope(phase, 0, 5000) * 1e6 / (2 * Math.PI)).isCloseTo(-1234, within(0.01));
  }

  @Test
  void refusesInfinity() {
    assertThatThrownBy(() -> new CarrierOffset(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
