package io.rffi.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

@Tag("property")
class ResamplerTest {
  private static IqSignal tone(double hz, double rate, int length) {
    float[] iq = new float[2 * length];
    for (int n = 0; n < length; n++) {
      iq[2 * n] = (float) Math.cos(2 * Math.PI * hz * n / rate);
      iq[2 * n + 1] = (float) Math.sin(2 * Math.PI * hz * n / rate);
    }
    return IqSignal.of(iq, rate);
  }

  /**
   * In the pass band, each output sample is the tone's value at its instant, at −60 dB or better.
   */
  @Property(tries = 200)
  void aToneIsTheSameAtAnyRateAndPlace(
      @ForAll @Scale(4) @DoubleRange(min = 0.125, max = 10) double inputMhz,
      @ForAll @DoubleRange(min = -0.75, max = 0.75) double relativeFrequency,
      @ForAll @Scale(6) @DoubleRange(min = 0, max = 1) double fraction) {
    double rate = inputMhz * 1e6;
    double hz = relativeFrequency * Math.min(rate, 1e6) / 2;
    double start = 600 + fraction;
    int length = 100;
    IqSignal in = tone(hz, rate, (int) (1400 + length * inputMhz));
    IqSignal out = new Resampler(1e6).cut(in, start, length);
    for (int m = 0; m < length; m++) {
      double phase = 2 * Math.PI * hz * (start / rate + m / 1e6);
      assertThat((double) out.i(m)).isCloseTo(Math.cos(phase), within(1e-3));
      assertThat((double) out.q(m)).isCloseTo(Math.sin(phase), within(1e-3));
    }
  }

  @Property(tries = 50)
  void whatWouldFoldIsGone(@ForAll @DoubleRange(min = 0.65, max = 0.95) double beyond) {
    IqSignal in = tone(beyond * 1e6, 2e6, 4000);
    IqSignal out = new Resampler(1e6).cut(in, 1000, 1000);
    assertThat(out.rms()).isLessThan(1e-4);
  }

  @Test
  void theWholeSignalKeepsItsDurationAndCentre() {
    IqSignal in = IqSignal.of(new float[2 * 4800], 2.4e6, 868.1e6);
    IqSignal out = new Resampler(1e6).resample(in);
    assertThat(out.length()).isEqualTo(2000);
    assertThat(out.sampleRateHz()).isEqualTo(1e6);
    assertThat(out.centreFrequencyHz()).hasValue(868.1e6);
  }

  @Test
  void whatLiesOutsideCountsAsSilence() {
    IqSignal in = tone(1000, 1e6, 100);
    assertThat(new Resampler(1e6).cut(in, -500, 100).rms()).isZero();
    assertThat(new Resampler(1e6).cut(in, 500, 100).rms()).isZero();
    assertThat(new Resampler(1e6).cut(in, 90, 20).length()).isEqualTo(20);
  }

  @Test
  void refusesRatesThatAreNone() {
    assertThatThrownBy(() -> new Resampler(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Resampler(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
