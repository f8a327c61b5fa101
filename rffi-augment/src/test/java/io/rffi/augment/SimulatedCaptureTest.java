package io.rffi.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.dsp.lora.LoraParameters;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("statistical")
class SimulatedCaptureTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(1);
  private final IqSignal preamble =
      quiet(SimulatedDevices.lora(1, 1).preamble(0, 0, LoraParameters.EU868_SF7, 8, 1e6));

  private static IqSignal quiet(IqSignal signal) {
    float[] samples = signal.toArray();
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= 0.14f;
    }
    return IqSignal.of(samples, signal.sampleRateHz());
  }

  @Test
  void packetsLieWhereTheyWerePut() {
    SimulatedCapture capture = new SimulatedCapture(1e6).silence(3000).packet(preamble, 0, 0);
    assertThat(capture.length()).isEqualTo(3000 + 8192);
    IqSignal built =
        capture
            .silence(500)
            .packet(preamble, -6, 5000)
            .silence(10)
            .build(Double.POSITIVE_INFINITY, 125e3, RANDOM);
    assertThat(built.length()).isEqualTo(3000 + 8192 + 500 + 8192 + 10);
    assertThat(built.slice(0, 3000).rms()).isZero();
    assertThat(built.slice(3000, 8192).rms()).isCloseTo(1, within(1e-6));
    IqSignal second = built.slice(11_692, 8192);
    assertThat(20 * Math.log10(second.rms())).isCloseTo(-6, within(1e-4));
    double[] phase = Measure.phaseAgainst(second, preamble);
    assertThat(Measure.slope(phase, 200, 8000) * 1e6 / (2 * Math.PI)).isCloseTo(5000, within(0.1));
  }

  /** 60 000 samples estimate the noise with a deviation of 0.018 dB. */
  @Test
  void noiseIsCountedInTheBand() {
    IqSignal built =
        new SimulatedCapture(1e6)
            .silence(60_000)
            .packet(preamble, 0, 0)
            .build(12, 125e3, new SplittableRandom(3));
    double noiseDb = 20 * Math.log10(built.slice(0, 60_000).rms());
    assertThat(noiseDb - 10 * Math.log10(8)).isCloseTo(-12, within(0.1));
  }

  @Test
  void refusesWhatDoesNotFit() {
    SimulatedCapture capture = new SimulatedCapture(2e6);
    assertThatThrownBy(() -> capture.packet(preamble, 0, 0))
        .isInstanceOf(SampleRateException.class);
    IqSignal silent = IqSignal.of(new float[4], 2e6);
    assertThatThrownBy(() -> capture.packet(silent, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> capture.silence(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> capture.build(10, 0, RANDOM))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
