package io.rffi.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.augment.transmitter.Crystal;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulator and extractor, written apart, agree on what a LoRa packet is and where it begins. */
class ExtractionTest {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final LoraPacketLayout LAYOUT = LoraPacketLayout.lorawan(List.of(3, 77, 100, 12));

  private static List<Preamble> extract(Transmitter unit, double rate, double startFraction) {
    IqSignal packet = unit.packet(LORA, LAYOUT, rate, startFraction, new SplittableRandom(1));
    IqSignal capture =
        new SimulatedCapture(rate)
            .silence(3000)
            .packet(packet, 0, 2000)
            .silence(3000)
            .build(20, LORA.bandwidthHz(), new SplittableRandom(2));
    return LoraPreambleExtractor.of(LORA).extract(capture);
  }

  @ParameterizedTest
  @CsvSource({"1e6, 0.3", "250e3, 0.75", "2e6, 0"})
  void startAndCarrierAreFound(double rate, double startFraction) {
    Transmitter unit = Transmitter.ideal(868.1e6).with(new Crystal(-9, 0));
    List<Preamble> found = extract(unit, rate, startFraction);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample() / rate)
        .isCloseTo((3000 + startFraction) / rate, within(0.3e-6));
    assertThat(found.get(0).cfoHz()).isCloseTo(2000 - 9 * 868.1, within(10.0));
    assertThat(found.get(0).snrDb()).isCloseTo(20, within(1.0));
  }

  @ParameterizedTest
  @EnumSource(LoraFamily.class)
  void everyFamilyIsFound(LoraFamily family) {
    Transmitter unit = family.draw(1, new SplittableRandom(3));
    List<Preamble> found = extract(unit, 1e6, 0.5);
    assertThat(found).hasSize(1);
    // A slow loop delays its wraps, and with them what counts as the start.
    assertThat(found.get(0).startSample()).isCloseTo(3000.5, within(2.0));
  }

  @Test
  void twoPacketsAreTwoPreambles() {
    SimulatedDevices devices = SimulatedDevices.lora(2, 4);
    IqSignal capture =
        new SimulatedCapture(1e6)
            .silence(2000)
            .packet(devices.packet(0, 0, LORA, LAYOUT, 1e6), 0, 0)
            .silence(5000)
            .packet(devices.packet(1, 0, LORA, LAYOUT, 1e6), -6, 0)
            .silence(2000)
            .build(30, LORA.bandwidthHz(), new SplittableRandom(5));
    assertThat(LoraPreambleExtractor.of(LORA).extract(capture)).hasSize(2);
  }
}
