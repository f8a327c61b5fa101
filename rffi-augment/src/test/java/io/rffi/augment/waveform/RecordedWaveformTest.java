package io.rffi.augment.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.internal.Iq;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("golden")
class RecordedWaveformTest extends PacketWaveformContract {
  private static final double RATE_HZ = 1e6;

  @Override
  PacketWaveform waveform() {
    return new RecordedWaveform(golden(0));
  }

  @Override
  double rateHz() {
    return RATE_HZ;
  }

  /** The resampler's filter depends on whether the rate rises. */
  @Override
  double sameness() {
    return 2e-3;
  }

  private static IqSignal golden(int column) {
    double[][] rows = Measure.golden("recording.csv");
    float[] values = new float[2 * rows.length];
    for (int n = 0; n < rows.length; n++) {
      values[2 * n] = (float) rows[n][column];
      values[2 * n + 1] = (float) rows[n][column + 1];
    }
    return IqSignal.of(values, RATE_HZ);
  }

  /** Between the samples, by a clock that is 100 ppm slow, from the closed form. */
  @Test
  void equalsNumpys() {
    IqSignal expected = golden(2);
    double[] samples = new double[2 * expected.length()];
    waveform().fill(0.37 / RATE_HZ, 1.0001 / RATE_HZ, samples);
    IqSignal sent = IqSignal.of(Iq.toFloats(samples), RATE_HZ);
    assertThat(Measure.errorDb(sent, expected, 0, sent.length())).isLessThan(-90);
  }

  /** A tone of 0.37 of the lower rate, far from the recording's ends. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.999, 1, 1.001, 1.5, 4})
  void tonesAreExact(double step) {
    double cycles = 0.37 / Math.max(1, step);
    float[] values = new float[2 * 4000];
    for (int n = 0; n < 4000; n++) {
      values[2 * n] = (float) (3 * Math.cos(2 * Math.PI * cycles * n));
      values[2 * n + 1] = (float) (3 * Math.sin(2 * Math.PI * cycles * n));
    }
    PacketWaveform waveform = new RecordedWaveform(IqSignal.of(values, RATE_HZ));
    int length = (int) (3000 / step);
    double[] samples = new double[2 * length];
    waveform.fill(500.3 / RATE_HZ, step / RATE_HZ, samples);
    float[] expected = new float[2 * length];
    for (int n = 0; n < length; n++) {
      double angle = 2 * Math.PI * cycles * (500.3 + n * step);
      expected[2 * n] = (float) Math.cos(angle);
      expected[2 * n + 1] = (float) Math.sin(angle);
    }
    IqSignal sent = IqSignal.of(Iq.toFloats(samples), RATE_HZ);
    double error = Measure.errorDb(sent, IqSignal.of(expected, RATE_HZ), 0, length);
    assertThat(error).isLessThan(-90);
  }

  @Test
  void refusesSilence() {
    assertThatThrownBy(() -> new RecordedWaveform(IqSignal.of(new float[8], 1e6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("silent");
  }
}
