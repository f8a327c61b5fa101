package io.rffi.dsp.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Spectrogram;
import io.rffi.api.SpectrogramTransform;
import io.rffi.dsp.Golden;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
@net.jqwik.api.Tag("property")
class LogSpectrogramTest extends SpectrogramTransformContract {
  @Override
  SpectrogramTransform transform() {
    return new LogSpectrogram();
  }

  @Test
  void equalsScipy() {
    Spectrogram picture = transform().transform(Golden.preamble());
    assertThat(picture.rows()).isEqualTo(102);
    assertThat(picture.columns()).isEqualTo(63);
    assertThat(picture.toArray()).containsExactly(Golden.floats("log-102x63.f32"), within(1e-3f));
  }

  /** A tone on a bin's centre is N² there and nothing elsewhere: rows run from low to high. */
  @Property(tries = 50)
  void putsAToneInItsRow(@ForAll @IntRange(min = -32, max = 31) int bin) {
    float[] iq = new float[2 * 256];
    for (int n = 0; n < 256; n++) {
      double phase = 2 * Math.PI * bin * n / 64;
      iq[2 * n] = (float) Math.cos(phase);
      iq[2 * n + 1] = (float) Math.sin(phase);
    }
    Spectrogram picture =
        new LogSpectrogram(StftGrid.full(64, 32)).transform(IqSignal.of(iq, 64_000));
    for (int column = 0; column < picture.columns(); column++) {
      for (int row = 0; row < 64; row++) {
        if (row == bin + 32) {
          assertThat(picture.at(row, column)).isCloseTo(36.124f, within(1e-3f));
        } else {
          assertThat(picture.at(row, column)).isLessThan(-60);
        }
      }
    }
    assertThat(picture.axes().firstRowHz() + (bin + 32) * picture.axes().rowSpacingHz())
        .isEqualTo(bin * 1000.0);
  }
}
