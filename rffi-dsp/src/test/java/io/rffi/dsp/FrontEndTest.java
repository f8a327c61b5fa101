package io.rffi.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.api.SignalQualityException;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.dsp.spectrogram.SymbolTrack;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrontEndTest {
  @Test
  void thePublishedOneIsTheChannelIndependentSpectrogram() {
    assertThat(FrontEnd.LORA.inputShape()).containsExactly(1, 102, 62);
    FloatBuffer input = FloatBuffer.allocate(FrontEnd.LORA.inputSize());
    FrontEnd.LORA.process(Golden.preamble(), input);
    assertThat(input.hasRemaining()).isFalse();
    assertThat(input.array())
        .containsExactly(Golden.floats("independent-102x62.f32"), within(1e-4f));
  }

  @Test
  void theLogSpectrogramKeepsEveryColumn() {
    FrontEnd frontEnd = FrontEnd.log(1e6, 8192, StftGrid.PUBLISHED);
    assertThat(frontEnd.inputShape()).containsExactly(1, 102, 63);
    FloatBuffer input = FloatBuffer.allocate(frontEnd.inputSize());
    frontEnd.process(Golden.preamble(), input);
    assertThat(input.array()).containsExactly(Golden.floats("log-102x63.f32"), within(1e-3f));
  }

  @Test
  void theMeanSymbolHasAColumnForEachHop() {
    assertThat(FrontEnd.LORA_MEAN_SYMBOL.inputShape()).containsExactly(1, 102, 16);
    FloatBuffer input = FloatBuffer.allocate(FrontEnd.LORA_MEAN_SYMBOL.inputSize());
    FrontEnd.LORA_MEAN_SYMBOL.process(IqSignal.of(Golden.floats("drifting.cf32"), 1e6), input);
    assertThat(input.array())
        .containsExactly(Golden.floats("mean-symbol-102x16.f32"), within(1e-4f));
  }

  @Test
  void theTrackStandsBesideTheMeanSymbol() {
    FrontEnd both = FrontEnd.LORA_SYMBOLS;
    assertThat(both.inputShape()).containsExactly(1, 1, 1712);
    IqSignal preamble = IqSignal.of(Golden.floats("drifting.cf32"), 1e6);
    FloatBuffer input = FloatBuffer.allocate(both.inputSize());
    both.process(preamble, input);
    assertThat(Arrays.copyOf(input.array(), 1632))
        .containsExactly(Golden.floats("mean-symbol-102x16.f32"), within(1e-4f));
    FloatBuffer track = FloatBuffer.allocate(80);
    new SymbolTrack(1024).measure(preamble, track);
    assertThat(Arrays.copyOfRange(input.array(), 1632, 1712)).containsExactly(track.array());
    assertThat(both.canonical()).startsWith("mean-symbol-and-track ");
  }

  @Test
  void anIqWindowIsARowOfIAndARowOfQ() {
    FrontEnd frontEnd = FrontEnd.iqWindow(5e6, 3);
    assertThat(frontEnd.inputShape()).containsExactly(1, 2, 3);
    FloatBuffer input = FloatBuffer.allocate(6);
    frontEnd.process(IqSignal.of(new float[] {1, 2, 3, 4, 5, 6}, 5e6), input);
    assertThat(input.array()).containsExactly(1, 3, 5, 2, 4, 6);
  }

  @Test
  void refusesAnotherRateAndAnotherLength() {
    FloatBuffer input = FloatBuffer.allocate(FrontEnd.LORA.inputSize());
    IqSignal otherRate = IqSignal.of(Golden.preamble().toArray(), 2e6);
    assertThatThrownBy(() -> FrontEnd.LORA.process(otherRate, input))
        .isInstanceOf(SampleRateException.class)
        .hasMessageContaining("2000000.0 Hz, needed 1000000.0 Hz");
    IqSignal shorter = Golden.preamble().slice(0, 8191);
    assertThatThrownBy(() -> FrontEnd.LORA.process(shorter, input))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("8192 samples, the preamble has 8191");
    IqSignal silence = IqSignal.of(new float[2 * 3], 5e6);
    assertThatThrownBy(() -> FrontEnd.iqWindow(5e6, 3).process(silence, input))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("energy");
    assertThat(input.position()).isZero();
  }

  @Test
  void refusesParametersThatMakeNoPicture() {
    assertThatThrownBy(() -> FrontEnd.channelIndependent(1e6, 256, StftGrid.PUBLISHED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FrontEnd.meanSymbol(1e6, 8000, 1024, -20, StftGrid.PUBLISHED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FrontEnd.meanSymbol(1e6, 8192, 128, -20, StftGrid.PUBLISHED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new FrontEnd(FrontEnd.Kind.LOG_SPECTROGRAM, 1e6, 8192, 1024, 0, 256, 128, 77, 102))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FrontEnd.iqWindow(Double.NaN, 128))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrontEnd(FrontEnd.Kind.IQ_WINDOW, 1e6, 128, 0, 0, 256, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StftGrid(100, 10, 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StftGrid(256, 128, 200, 57))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FrontEnd.Kind.parse("mel"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("log-spectrogram");
  }

  /** Stored fingerprints depend on these texts. */
  @Test
  void hasTextsThatNeverChange() {
    assertThat(FrontEnd.LORA.canonical())
        .isEqualTo(
            "channel-independent-spectrogram sampleRateHz=1000000.0 samples=8192 fftLength=256"
                + " hop=128 firstRow=77 rows=102");
    assertThat(FrontEnd.iqWindow(5e6, 128).canonical())
        .isEqualTo("iq-window sampleRateHz=5000000.0 samples=128");
    assertThat(FrontEnd.LORA_MEAN_SYMBOL.canonical())
        .isEqualTo(
            "mean-symbol-spectrogram sampleRateHz=1000000.0 samples=8192 symbolSamples=1024"
                + " floorDb=-20.0 fftLength=256 hop=64 firstRow=77 rows=102");
    for (FrontEnd.Kind kind : FrontEnd.Kind.values()) {
      assertThat(FrontEnd.Kind.parse(kind.text())).isEqualTo(kind);
    }
  }
}
