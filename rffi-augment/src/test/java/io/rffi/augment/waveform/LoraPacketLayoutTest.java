package io.rffi.augment.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.dsp.lora.LoraParameters;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Tag("property")
class LoraPacketLayoutTest {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;

  @Test
  void syncWordBecomesTwoShiftedUpChirps() {
    List<FrequencySweep> sweeps = LoraPacketLayout.lorawan(List.of()).sweeps(LORA);
    double chipHz = 125_000.0 / 128;
    assertThat(sweeps.get(8).startHz()).isEqualTo(-62_500 + 24 * chipHz);
    assertThat(sweeps.get(9).startHz()).isEqualTo(-62_500);
    assertThat(sweeps.get(10).startHz()).isEqualTo(-62_500 + 32 * chipHz);
    assertThat(sweeps.get(12).startHz()).isEqualTo(62_500);
    assertThat(sweeps.get(14).seconds()).isCloseTo(LORA.symbolSeconds() / 4, within(1e-12));
  }

  @Property(tries = 100, seed = "1")
  void durationIsTheSumOfTheSymbols(
      @ForAll @IntRange(min = 1, max = 12) int preamble,
      @ForAll @IntRange(min = 0, max = 255) int syncWord,
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 127) Integer> payload) {
    LoraPacketLayout layout = new LoraPacketLayout(preamble, syncWord, payload);
    List<FrequencySweep> sweeps = layout.sweeps(LORA);
    assertThat(sweeps.stream().mapToDouble(FrequencySweep::seconds).sum())
        .isCloseTo(layout.symbols() * LORA.symbolSeconds(), within(1e-12));
    assertThat(sweeps)
        .allSatisfy(
            sweep -> {
              assertThat(Math.abs(sweep.startHz())).isLessThanOrEqualTo(62_500);
              assertThat(Math.abs(sweep.endHz())).isLessThanOrEqualTo(62_500 + 1e-6);
            });
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> LoraPacketLayout.lorawan(List.of(128)).sweeps(LORA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("128");
    assertThatThrownBy(() -> new LoraPacketLayout(0, 0x34, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LoraPacketLayout(8, 0x100, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LoraPacketLayout.preamble(LORA, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrequencySweep(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrequencySweep(Double.NaN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
