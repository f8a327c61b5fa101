package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GainTest extends StreamingChannelContract {
  @Override
  ChannelModel channel() {
    return new Gain(-6);
  }

  @Override
  StreamingChannel stream() {
    return new Gain(-6)::open;
  }

  @Test
  void scalesByTheStatedGain() {
    IqSignal in = Measure.noise(500, 1e6, new SplittableRandom(1));
    double ratio = channel().apply(in, new SplittableRandom(1)).rms() / in.rms();
    assertThat(20 * Math.log10(ratio)).isCloseTo(-6, within(1e-5));
  }
}
