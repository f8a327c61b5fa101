package io.rffi.dsp.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.api.SpectrogramTransform;
import io.rffi.dsp.Golden;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
@net.jqwik.api.Tag("property")
class MeanSymbolSpectrogramTest extends SpectrogramTransformContract {
  private static final StftGrid GRID = new StftGrid(256, 64, 77, 102);

  @Override
  SpectrogramTransform transform() {
    return new MeanSymbolSpectrogram(1024, GRID, -20);
  }

  @Test
  void ofEqualSymbolsIsThatOfOne() {
    IqSignal symbol = Golden.preamble().slice(0, 1024);
    float[] twice = new float[2 * 2048];
    symbol.copyTo(0, 1024, twice, 0);
    symbol.copyTo(0, 1024, twice, 2048);
    assertThat(transform().transform(IqSignal.of(twice, 1e6)).toArray())
        .containsExactly(transform().transform(symbol).toArray(), within(1e-4f));
  }

  /** A carrier that is off by less than half a turn over the preamble leaves no trace. */
  @Property(tries = 30)
  void doesNotSeeASlowTurn(@ForAll @DoubleRange(min = -40, max = 40) double hz) {
    IqSignal symbol = Golden.preamble().slice(0, 1024);
    float[] iq = new float[2 * 8192];
    for (int n = 0; n < 8192; n++) {
      // In steps, a symbol at a time, so that the symbols are equal but for their phase.
      int which = n / 1024;
      double phase = 2 * Math.PI * hz * which * 1.024e-3;
      float re = symbol.i(n % 1024);
      float im = symbol.q(n % 1024);
      iq[2 * n] = (float) (re * Math.cos(phase) - im * Math.sin(phase));
      iq[2 * n + 1] = (float) (re * Math.sin(phase) + im * Math.cos(phase));
    }
    assertThat(transform().transform(IqSignal.of(iq, 1e6)).toArray())
        .containsExactly(transform().transform(symbol).toArray(), within(2e-3f));
  }

  @Test
  void refusesPartsOfSymbols() {
    IqSignal part = Golden.preamble().slice(0, 1500);
    assertThatThrownBy(() -> transform().transform(part))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("no whole symbols of 1024");
    assertThatThrownBy(() -> new MeanSymbolSpectrogram(1000, GRID, -20))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MeanSymbolSpectrogram(1024, GRID, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
