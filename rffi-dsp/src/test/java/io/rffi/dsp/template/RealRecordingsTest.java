package io.rffi.dsp.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real captures, which are not in the repository: skipped where they are not. */
@Tag("recording")
class RealRecordingsTest {
  private static final TemplatePreambleExtractor NARROW =
      TemplatePreambleExtractor.of(
          Templates802154.synchronisationHeader(), TemplatesBle.advertising());
  private static final TemplatePreambleExtractor WIFI =
      TemplatePreambleExtractor.of(
          Templates80211.preamble(),
          Templates802154.synchronisationHeader(),
          TemplatesBle.advertising());

  /**
   * Each advert once. Starts and carriers are those of scripts/ble_carrier.py, a fit of the whole
   * packet's phase: near −6.0 kHz for phone A (01 to 08), −4.2 kHz for B (11 to 18).
   */
  @ParameterizedTest
  @CsvSource({
    "1, 38.70, -6006", "2, 42.05, -6014", "3, 42.30, -6001", "4, 43.10, -6010",
    "5, 41.10, -6008", "6, 43.95, -6006", "7, 43.15, -5990", "8, 40.20, -6006",
    "11, 41.05, -4250", "12, 40.30, -4245", "13, 41.80, -4241", "14, 42.20, -4261",
    "15, 41.15, -4265", "16, 42.40, -4276", "17, 45.35, -4270", "18, 39.85, -4270"
  })
  void findsEachAdvertOnce(int number, double start, double carrierHz) {
    IqSignal capture = RealRecordings.cf32("ble/advert_%02d".formatted(number), 3.125e6);
    List<Preamble> found = NARROW.extract(capture);
    assertThat(found).hasSize(1);
    Preamble preamble = found.get(0);
    assertThat(preamble.waveform()).isEqualTo(TemplatesBle.advertising());
    assertThat(preamble.startSample()).isCloseTo(start, within(0.1));
    assertThat(preamble.cfoHz()).isCloseTo(carrierHz, within(800.0));
    assertThat(preamble.snrDb()).isGreaterThan(15);
    assertThat(hardBits(preamble.samples())).isEqualTo(0x8E89BED6);
  }

  /** The access address by the sign of the frequency in each bit's middle; 4 samples a bit. */
  private static int hardBits(IqSignal cut) {
    int bits = 0;
    for (int bit = 0; bit < 32; bit++) {
      int n = 4 * (8 + bit) + 1;
      double turn = cut.q(n + 2) * cut.i(n) - cut.i(n + 2) * cut.q(n);
      bits |= turn > 0 ? 1 << bit : 0;
    }
    return bits;
  }

  /**
   * scripts/wifi_count.py counts 10 and 58 packets by the autocorrelation of both training fields,
   * which needs no template. Those of the second recording at 5030, 24784 and 71095 begin in the
   * middle of their short training field (2 to 5 µs of it are silent): no whole preamble, and not
   * found. Two transmitters: 47 packets near −34 kHz and 8 near −17 kHz, through a strong echo.
   */
  @ParameterizedTest
  @CsvSource({"19_5, 10, 10, 8, 23446", "6_5, 55, 47, 39, 168386"})
  void countsThePacketsOfBothWifiRecordings(
      String name, int packets, int ofFirstTransmitter, double first, double last) {
    List<Preamble> found =
        WIFI.extract(RealRecordings.ci16("wifi/openofdm_radiated_" + name + "mbps", 20e6));
    assertThat(found).hasSize(packets);
    assertThat(found.get(0).startSample()).isCloseTo(first, within(1.0));
    assertThat(found.get(packets - 1).startSample()).isCloseTo(last, within(1.0));
    for (Preamble preamble : found) {
      assertThat(preamble.waveform()).isEqualTo(Templates80211.preamble());
      assertThat(preamble.snrDb()).isGreaterThan(7);
    }
    assertThat(found.stream().filter(one -> one.cfoHz() > -38e3 && one.cfoHz() < -30e3))
        .hasSize(ofFirstTransmitter);
    assertThat(found.stream().filter(one -> one.cfoHz() > -27e3 && one.cfoHz() < -14e3))
        .hasSize(packets - ofFirstTransmitter);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void findsNothingInOtherProtocols(Protocol protocol) {
    if (protocol.template.bandwidthHz() > 2e6) {
      return; // These recordings are too slow for it.
    }
    TemplatePreambleExtractor extractor = protocol.extractor();
    assertThat(extractor.extract(RealRecordings.bytes("adsb/dump1090_modes1", 2e6, false)))
        .isEmpty();
    assertThat(extractor.extract(RealRecordings.bytes("lora/suai_noise_only", 2e6, true)))
        .isEmpty();
    assertThat(extractor.extract(RealRecordings.bytes("lora/unicorn_sf11_bw125_hello", 2e6, true)))
        .isEmpty();
    assertThat(extractor.extract(RealRecordings.cf32("lora/suai_sf7_bw125_1", 2e6))).isEmpty();
  }

  /** Five megahertz of another OFDM system. */
  @ParameterizedTest
  @ValueSource(strings = {"1_capture1", "1_capture2", "2_capture1", "3_capture2"})
  void findsNothingInCellularSignals(String name) {
    IqSignal capture = RealRecordings.cf32("pluto5g/pluto" + name, 7.68e6);
    assertThat(
            TemplatePreambleExtractor.of(
                    Templates80211.preamble(5),
                    Templates802154.synchronisationHeader(),
                    TemplatesBle.advertising())
                .extract(capture))
        .isEmpty();
  }
}
