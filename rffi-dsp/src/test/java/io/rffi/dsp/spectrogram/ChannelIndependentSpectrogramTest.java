package io.rffi.dsp.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Spectrogram;
import io.rffi.api.SpectrogramTransform;
import io.rffi.dsp.Golden;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
@net.jqwik.api.Tag("property")
class ChannelIndependentSpectrogramTest extends SpectrogramTransformContract {
  @Override
  SpectrogramTransform transform() {
    return new ChannelIndependentSpectrogram();
  }

  @Test
  void equalsScipy() {
    Spectrogram picture = transform().transform(Golden.preamble());
    assertThat(picture.rows()).isEqualTo(102);
    assertThat(picture.columns()).isEqualTo(62);
    assertThat(picture.toArray())
        .containsExactly(Golden.floats("independent-102x62.f32"), within(1e-4f));
  }

  @Test
  void equalsScipyOnAnotherGrid() {
    Spectrogram picture =
        new ChannelIndependentSpectrogram(StftGrid.full(64, 24))
            .transform(Golden.preamble().slice(0, 1000));
    assertThat(picture.columns()).isEqualTo(39);
    assertThat(picture.toArray())
        .containsExactly(Golden.floats("independent-64x39.f32"), within(1e-4f));
  }

  @Test
  void hasItsAxesAroundTheCarrier() {
    Spectrogram.Axes axes = transform().transform(Golden.preamble()).axes();
    assertThat(axes.firstRowHz()).isEqualTo((77 - 128) * 3906.25);
    assertThat(axes.rowSpacingHz()).isEqualTo(3906.25);
    assertThat(axes.firstColumnSeconds()).isEqualTo(192e-6);
    assertThat(axes.columnSpacingSeconds()).isEqualTo(128e-6);
  }

  /** A complex gain is a channel that stands still. */
  @Property(tries = 50)
  void doesNotSeeAGain(
      @ForAll @DoubleRange(min = -6, max = 6) double logGain,
      @ForAll @DoubleRange(min = -4, max = 4) double phase) {
    double gain = Math.pow(10, logGain);
    IqSignal signal = Golden.preamble();
    float[] iq = new float[2 * signal.length()];
    for (int n = 0; n < signal.length(); n++) {
      iq[2 * n] = (float) (gain * (signal.i(n) * Math.cos(phase) - signal.q(n) * Math.sin(phase)));
      iq[2 * n + 1] =
          (float) (gain * (signal.i(n) * Math.sin(phase) + signal.q(n) * Math.cos(phase)));
    }
    assertThat(transform().transform(IqSignal.of(iq, 1e6)).toArray())
        .containsExactly(transform().transform(signal).toArray(), within(1e-3f));
  }

  /** Any length and grid: as many columns as the formula says, and nothing but finite cells. */
  @Property(tries = 100)
  void hasOneColumnLessThanTheTransform(
      @ForAll @IntRange(min = 2, max = 8) int log2Length,
      @ForAll @IntRange(min = 1, max = 300) int hop,
      @ForAll @IntRange(min = 600, max = 3000) int samples) {
    StftGrid grid = StftGrid.full(1 << log2Length, hop);
    Spectrogram picture =
        new ChannelIndependentSpectrogram(grid).transform(Golden.preamble().slice(0, samples));
    assertThat(picture.columns()).isEqualTo((samples - grid.fftLength()) / hop);
    assertThat(picture.rows()).isEqualTo(grid.fftLength());
  }
}
