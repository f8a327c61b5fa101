package io.rffi.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.ModelException;
import io.rffi.api.SampleRateException;
import io.rffi.api.SignalQualityException;
import io.rffi.api.Spectrogram;
import io.rffi.dsp.spectrogram.StftGrid;
import io.rffi.dsp.spectrogram.SymbolTrack;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
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
    assertThatThrownBy(() -> FrontEnd.iqWindow(Double.NaN, 128))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StftGrid(100, 10, 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StftGrid(256, 128, 200, 57))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FrontEnd.read(fields(Map.of("frontEnd", "mel"))))
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
  }

  @Test
  void isReadFromItsFields() {
    for (FrontEnd frontEnd :
        List.of(
            FrontEnd.LORA,
            FrontEnd.LORA_MEAN_SYMBOL,
            FrontEnd.LORA_SYMBOLS,
            FrontEnd.log(1e6, 8192, StftGrid.PUBLISHED),
            FrontEnd.iqWindow(5e6, 128))) {
      Map<String, Object> values = new HashMap<>(frontEnd.parameters());
      values.put("frontEnd", frontEnd.name());
      values.put("sampleRateHz", frontEnd.sampleRateHz());
      values.put("samples", frontEnd.samples());
      assertThat(FrontEnd.read(fields(values))).isEqualTo(frontEnd);
    }
  }

  private static FrontEnd.Fields fields(Map<String, ?> values) {
    return new FrontEnd.Fields() {
      @Override
      public String text(String key) {
        return (String) values.get(key);
      }

      @Override
      public int integer(String key) {
        return (int) values.get(key);
      }

      @Override
      public double number(String key) {
        return (double) values.get(key);
      }
    };
  }

  @Test
  void takesATransformOfOnesOwn() {
    FrontEnd own = FrontEnd.of("halves-1", 1e6, 8, FrontEndTest::halves);
    assertThat(own.inputShape()).containsExactly(1, 1, 2);
    assertThat(own.canonical()).isEqualTo("halves-1 sampleRateHz=1000000.0 samples=8");
    FloatBuffer input = FloatBuffer.allocate(2);
    float[] iq = new float[16];
    Arrays.fill(iq, 0, 8, 1);
    Arrays.fill(iq, 8, 16, 3);
    own.process(IqSignal.of(iq, 1e6), input);
    assertThat(input.array()).containsExactly(1, 3);
    assertThatThrownBy(() -> own.process(IqSignal.of(new float[12], 1e6), input))
        .isInstanceOf(SignalQualityException.class);
  }

  /** The mean of I in either half. */
  private static Spectrogram halves(IqSignal signal) {
    float[] means = new float[2];
    int half = signal.length() / 2;
    for (int n = 0; n < 2 * half; n++) {
      means[n / half] += signal.i(n) / half;
    }
    return Spectrogram.of(means, 1, 2, new Spectrogram.Axes(0, 1, 0, 1));
  }

  @Test
  void refusesATransformThatIsNotWhatItSays() {
    assertThatThrownBy(() -> FrontEnd.of("iq-window", 1e6, 8, FrontEndTest::halves))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name of its own");
    assertThatThrownBy(() -> FrontEnd.of("my front end", 1e6, 8, FrontEndTest::halves))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letters");
    AtomicInteger calls = new AtomicInteger();
    FrontEnd growing =
        FrontEnd.of(
            "growing",
            1e6,
            8,
            signal ->
                Spectrogram.of(
                    new float[calls.incrementAndGet()],
                    1,
                    calls.get(),
                    new Spectrogram.Axes(0, 1, 0, 1)));
    FloatBuffer input = FloatBuffer.allocate(8);
    assertThatThrownBy(() -> growing.process(IqSignal.of(new float[16], 1e6), input))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("1 × 2");
    assertThat(input.position()).isZero();
  }
}
