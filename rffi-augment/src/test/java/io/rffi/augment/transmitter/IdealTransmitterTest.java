package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.augment.Measure;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("golden")
class IdealTransmitterTest {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private final Transmitter ideal = Transmitter.ideal(868.1e6);

  /** The vector is numpy's, from the closed form of each symbol. */
  @Test
  void packetEqualsNumpys() {
    double[][] golden = Measure.golden("lora_packet.csv");
    LoraPacketLayout layout = new LoraPacketLayout(2, 0x34, List.of(100, 5));
    IqSignal packet = ideal.packet(LORA, layout, 250e3, 0.25, new SplittableRandom(1));
    assertThat(packet.length()).isEqualTo(golden.length);
    float[] expected = new float[2 * golden.length];
    for (int n = 0; n < golden.length; n++) {
      expected[2 * n] = (float) golden[n][0];
      expected[2 * n + 1] = (float) golden[n][1];
    }
    IqSignal reference = IqSignal.of(expected, 250e3);
    double[] phase = Measure.inner(reference, packet);
    double magnitude = Math.hypot(phase[0], phase[1]);
    IqSignal aligned = Measure.divide(packet, phase[0] / magnitude, phase[1] / magnitude);
    for (int n = 0; n < golden.length; n++) {
      assertThat((double) aligned.i(n)).isCloseTo(golden[n][0], within(2e-6));
      assertThat((double) aligned.q(n)).isCloseTo(golden[n][1], within(2e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 125000, 1e6, 8, 8192", "9, 250000, 2e6, 4, 16384", "7, 500000, 768e3, 8, 1573"})
  void preambleHasTheNominalLength(int sf, int bandwidth, double rate, int symbols, int expected) {
    IqSignal preamble =
        ideal.preamble(new LoraParameters(sf, bandwidth), symbols, rate, new SplittableRandom(1));
    assertThat(preamble.length()).isEqualTo(expected);
    assertThat(preamble.sampleRateHz()).isEqualTo(rate);
    assertThat(preamble.centreFrequencyHz()).hasValue(868.1e6);
    assertThat(preamble.rms()).isCloseTo(1, within(1e-6));
  }

  @Test
  void preambleIsTheBeginningOfThePacket() {
    Transmitter unit = LoraFamily.LOW_COST_MODULE.draw(1, new SplittableRandom(5));
    IqSignal preamble = unit.preamble(LORA, 8, 1e6, new SplittableRandom(2));
    IqSignal packet =
        unit.packet(LORA, LoraPacketLayout.lorawan(List.of()), 1e6, 0, new SplittableRandom(2));
    // The filter's echo looks 12 samples ahead.
    assertThat(packet.slice(0, 8100)).isEqualTo(preamble.slice(0, 8100));
  }

  @Test
  void packetIsSilentOutside() {
    IqSignal packet =
        ideal.packet(LORA, LoraPacketLayout.lorawan(List.of(3)), 1e6, 0.5, new SplittableRandom(2));
    double[] magnitude = Measure.magnitude(packet);
    assertThat(magnitude[0]).isZero();
    assertThat(magnitude[1]).isCloseTo(1, within(1e-6));
    assertThat(magnitude[magnitude.length - 1]).isZero();
    assertThat(magnitude[magnitude.length - 3]).isCloseTo(1, within(1e-6));
  }

  @Test
  void refusesRatesAndStartsOutOfRange() {
    SplittableRandom random = new SplittableRandom(1);
    LoraPacketLayout layout = LoraPacketLayout.lorawan(List.of());
    assertThatThrownBy(() -> ideal.preamble(LORA, 8, 100e3, random))
        .isInstanceOf(SampleRateException.class);
    assertThatThrownBy(() -> ideal.preamble(LORA, 8, Double.NaN, random))
        .isInstanceOf(SampleRateException.class);
    assertThatThrownBy(() -> ideal.packet(LORA, layout, 1e6, 1, random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ideal.preamble(LORA, 0, 1e6, random))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
