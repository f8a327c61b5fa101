package io.rffi.dsp.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.dsp.Golden;
import java.nio.FloatBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
@net.jqwik.api.Tag("property")
class SymbolTrackTest {
  private static final int SYMBOL = 1024;

  @Test
  void agreesWithNumpy() {
    float[] track = track(ramped());
    assertThat(track).containsExactly(Golden.floats("track-80.f32"), within(1e-4f));
    assertThat(track[64]).as("the ramp's first block").isLessThan(-1.5f);
  }

  @Property(tries = 30)
  void doesNotSeeGainPhaseAndCarrierOffset(
      @ForAll @DoubleRange(min = 0.01, max = 100) double gain,
      @ForAll @DoubleRange(min = -3, max = 3) double phase,
      @ForAll @DoubleRange(min = -1, max = 1) double hertz) {
    float[] iq = ramped().toArray();
    for (int n = 0; n < iq.length / 2; n++) {
      double angle = phase + 2 * Math.PI * hertz * n / 1e6;
      double re = iq[2 * n];
      double im = iq[2 * n + 1];
      iq[2 * n] = (float) (gain * (re * Math.cos(angle) - im * Math.sin(angle)));
      iq[2 * n + 1] = (float) (gain * (re * Math.sin(angle) + im * Math.cos(angle)));
    }
    assertThat(track(IqSignal.of(iq, 1e6))).containsExactly(track(ramped()), within(2e-3f));
  }

  @Test
  void equalSymbolsHaveAFlatTrack() {
    float[] iq = new float[2 * 8 * SYMBOL];
    for (int symbol = 0; symbol < 8; symbol++) {
      Golden.preamble().copyTo(0, SYMBOL, iq, 2 * symbol * SYMBOL);
    }
    for (float value : track(IqSignal.of(iq, 1e6))) {
      assertThat(value).isCloseTo(0, within(1e-4f));
    }
  }

  @Test
  void aSilentBeginningIsALowLevelAndNoInfinity() {
    float[] iq = Golden.preamble().toArray();
    Arrays.fill(iq, 0, SYMBOL, 0);
    for (float value : track(IqSignal.of(iq, 1e6))) {
      assertThat(value).isBetween(-3.001f, 10f);
    }
  }

  @Test
  void refusesWhatHasNoTrack() {
    IqSignal silence = IqSignal.of(new float[2 * 8 * SYMBOL], 1e6);
    assertThatThrownBy(() -> track(silence)).isInstanceOf(SignalQualityException.class);
    IqSignal part = Golden.preamble().slice(0, 1500);
    assertThatThrownBy(() -> track(part))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("no whole symbols");
    assertThatThrownBy(() -> new SymbolTrack(100)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SymbolTrack.values(3)).isInstanceOf(IllegalArgumentException.class);
  }

  private static IqSignal ramped() {
    float[] iq = Golden.floats("drifting.cf32");
    for (int n = 0; n < 96; n++) {
      double level = 0.02 + 0.98 * n / 95;
      iq[2 * n] *= (float) level;
      iq[2 * n + 1] *= (float) level;
    }
    return IqSignal.of(iq, 1e6);
  }

  private static float[] track(IqSignal preamble) {
    FloatBuffer values = FloatBuffer.allocate(SymbolTrack.values(8));
    new SymbolTrack(SYMBOL).measure(preamble, values);
    return values.array();
  }
}
