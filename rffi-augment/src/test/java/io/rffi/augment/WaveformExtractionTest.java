package io.rffi.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.augment.transmitter.Crystal;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.GfskFrame;
import io.rffi.augment.waveform.OfdmFrame;
import io.rffi.augment.waveform.OqpskFrame;
import io.rffi.augment.waveform.PacketWaveform;
import io.rffi.dsp.template.PreambleTemplate;
import io.rffi.dsp.template.TemplatePreambleExtractor;
import io.rffi.dsp.template.Templates80211;
import io.rffi.dsp.template.Templates802154;
import io.rffi.dsp.template.TemplatesBle;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waveforms and templates, written apart, agree on what a packet is and where it begins. */
@Tag("statistical")
class WaveformExtractionTest {
  private static final byte[] PDU = {0x42, 9, 1, 2, 3, 4, 5, 6, 2, 1, 6};

  @SuppressWarnings("ImmutableEnumChecker") // waveforms and templates are immutable
  enum Protocol {
    WIFI_5(
        OfdmFrame.random(OfdmFrame.Modulation.QAM16, 10, new SplittableRandom(1)),
        Templates80211.preamble(5)),
    WIFI_5_WINDOWED(
        OfdmFrame.random(OfdmFrame.Modulation.QAM64, 10, new SplittableRandom(1))
            .withTransition(OfdmFrame.STANDARD_TRANSITION_CHIPS),
        Templates80211.preamble(5)),
    WIFI_20(
        OfdmFrame.random(OfdmFrame.Modulation.BPSK, 10, new SplittableRandom(1)).withChannelMhz(20),
        Templates80211.preamble()),
    ZIGBEE(OqpskFrame.random(20, new SplittableRandom(1)), Templates802154.synchronisationHeader()),
    BLE(GfskFrame.advertising(37, PDU), TemplatesBle.advertising()),
    BLE_WIDE(GfskFrame.advertising(39, PDU).withModulationIndex(0.55), TemplatesBle.advertising()),
    BLE_2M(
        GfskFrame.of(GfskFrame.Phy.LE_2M, 0x71764129, 0x555555, 8, PDU),
        TemplatesBle.le2m(0x71764129));

    final PacketWaveform waveform;

    final PreambleTemplate template;

    Protocol(PacketWaveform waveform, PreambleTemplate template) {
      this.waveform = waveform;
      this.template = template;
    }
  }

  /**
   * Allowed are more than five of the standard deviations that 60 packets at 25 dB have: up to
   * 0.007 of the inverse bandwidth and 0.006 of the inverse duration. BLE's start comes out 0.01
   * bits late, as its template does not know the bit that follows.
   */
  @ParameterizedTest
  @CsvSource({
    "WIFI_5, 5e6, 0.3", "WIFI_5, 8e6, 0.7", "WIFI_5_WINDOWED, 10e6, 0", "WIFI_20, 20e6, 0.5",
    "ZIGBEE, 4e6, 0.3", "ZIGBEE, 7e6, 0.75", "BLE, 4e6, 0.25", "BLE, 6.5e6, 0.6",
    "BLE_WIDE, 4e6, 0.5", "BLE_2M, 8e6, 0.4"
  })
  void startAndCarrierAreFound(Protocol protocol, double rate, double startFraction) {
    double carrierHz = 2.426e9;
    Transmitter unit = Transmitter.ideal(carrierHz).with(new Crystal(7, 0));
    IqSignal packet = unit.send(protocol.waveform, rate, startFraction, new SplittableRandom(2));
    IqSignal capture =
        new SimulatedCapture(rate)
            .silence(2000)
            .packet(packet, 0, 5000)
            .silence(2000)
            .build(25, protocol.template.bandwidthHz(), new SplittableRandom(3));
    List<Preamble> found = TemplatePreambleExtractor.of(protocol.template).extract(capture);
    assertThat(found).hasSize(1);
    double bandwidth = protocol.template.bandwidthHz();
    assertThat(found.get(0).startSample() / rate)
        .isCloseTo((2000 + startFraction) / rate, within(0.05 / bandwidth));
    assertThat(found.get(0).cfoHz())
        .isCloseTo(5000 + 7e-6 * carrierHz, within(0.035 / protocol.template.seconds()));
    assertThat(found.get(0).snrDb()).isCloseTo(25, within(2.0));
  }
}
