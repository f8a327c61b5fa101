package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayTest extends ChannelModelContract {
  private static final SplittableRandom UNUSED = new SplittableRandom(1);

  @Override
  ChannelModel channel() {
    return new Delay(-1.3);
  }

  /** The transmitter works out any start analytically: the filter must agree. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void delaysLikeALaterStart(double fraction) {
    IqSignal early = packet(0);
    IqSignal late = packet(fraction);
    IqSignal delayed = new Delay(fraction).apply(early, UNUSED);
    // One chirp, clear of its wraps, where the analytic signal isn't band-limited.
    assertThat(Measure.errorDb(delayed, late, 1100, 1980)).isLessThan(-75);
  }

  private static IqSignal packet(double fraction) {
    Transmitter ideal = Transmitter.ideal(868.1e6);
    LoraPacketLayout layout = LoraPacketLayout.lorawan(List.of());
    return ideal
        .packet(LoraParameters.EU868_SF7, layout, 1e6, fraction, new SplittableRandom(1))
        .slice(0, 8192);
  }

  @Test
  void wholeDelaysAreExact() {
    IqSignal in = Measure.noise(50, 1e6, new SplittableRandom(2));
    IqSignal late = new Delay(3).apply(in, UNUSED);
    assertThat(late.slice(3, 47)).isEqualTo(in.slice(0, 47));
    assertThat(late.slice(0, 3).rms()).isZero();
    assertThat(new Delay(-3).apply(in, UNUSED).slice(0, 47)).isEqualTo(in.slice(3, 47));
    assertThat(new Delay(80).apply(in, UNUSED).rms()).isZero();
    assertThat(new Delay(-80.5).apply(in, UNUSED).rms()).isZero();
  }

  @Test
  void refusesNan() {
    assertThatThrownBy(() -> new Delay(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
