package io.rffi.dsp.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.api.Spectrogram;
import io.rffi.api.SpectrogramTransform;
import io.rffi.dsp.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SpectrogramTransform} keeps. */
abstract class SpectrogramTransformContract {
  abstract SpectrogramTransform transform();

  @Test
  void refusesSilence() {
    IqSignal silence = IqSignal.of(new float[16384], 1e6);
    assertThatThrownBy(() -> transform().transform(silence))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("energy");
  }

  @Test
  void refusesWhatIsTooShort() {
    IqSignal brief = Golden.preamble().slice(0, 100);
    assertThatThrownBy(() -> transform().transform(brief))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("100 samples");
  }

  @Test
  void staysFiniteWhenHalfOfTheSignalIsSilent() {
    float[] iq = Golden.preamble().toArray();
    Arrays.fill(iq, 0, iq.length / 2, 0);
    Spectrogram picture = transform().transform(IqSignal.of(iq, 1e6));
    for (float cell : picture.toArray()) {
      assertThat(cell).isFinite();
    }
  }

  @Test
  void givesManyThreadsTheSame() {
    float[] alone = transform().transform(Golden.preamble()).toArray();
    SpectrogramTransform shared = transform();
    List<float[]> together =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(n -> shared.transform(Golden.preamble()).toArray())
            .toList();
    assertThat(together).allSatisfy(cells -> assertThat(cells).isEqualTo(alone));
  }
}
