package io.rffi.dsp.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SampleRateException;
import io.rffi.dsp.Resampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("statistical")
class TemplatePreambleExtractorTest {
  /**
   * Any carrier within the range, any fraction of a sample, at 20 dB. The carrier's limit is twice
   * what 200 packets have: TemplateFiguresTest prints them.
   */
  @ParameterizedTest
  @CsvSource({
    "WIFI, 20e6, 1000", "WIFI, 25e6, 1000", "WIFI, 40e6, 1000", "WIFI, 18e6, 1000",
    "ZIGBEE, 4e6, 60", "ZIGBEE, 5e6, 60", "ZIGBEE, 10e6, 60", "ZIGBEE, 2.4e6, 60",
    "BLE, 3.125e6, 600", "BLE, 4e6, 600", "BLE, 8e6, 600", "BLE, 2e6, 600",
    "BLE_2M, 6e6, 900", "BLE_2M, 8e6, 900"
  })
  void findsEachPacketWhereItIs(Protocol protocol, double rate, double cfoLimitHz) {
    Trials trials = Trials.run(protocol, rate, 20, 40, Double.hashCode(rate));
    assertThat(trials.found()).isEqualTo(40);
    assertThat(trials.others()).isZero();
    assertThat(trials.startRmse()).isLessThan(0.1);
    assertThat(trials.cfoRmse()).isLessThan(cfoLimitHz);
    assertThat(trials.snrBias()).isBetween(-1.5, 1.5);
  }

  /** 60 packets, where at least 99 % of 2000 are found: 54 are a failure of less than 1e-5. */
  @ParameterizedTest
  @CsvSource({"WIFI, 0", "ZIGBEE, 2", "BLE, 8", "BLE_2M, 6"})
  void findsPacketsNearTheirLimit(Protocol protocol, double snrDb) {
    double rate = 1.25 * protocol.template.searchRateHz();
    Trials trials = Trials.run(protocol, rate, snrDb, 60, 99);
    assertThat(trials.found()).isGreaterThanOrEqualTo(55);
    assertThat(trials.others()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void cutsWhatWasSent(Protocol protocol) {
    double rate = 1.25 * protocol.template.cut().referenceRateHz();
    IqSignal capture =
        new TestAir(rate, 6000).packet(protocol.packet, 1234.56, 31_000, 0.01, 1).signal();
    Preamble preamble = protocol.extractor().extract(capture).get(0);
    assertThat(preamble.delimited()).isTrue();
    assertThat(preamble.sfoPpm()).isEmpty();
    assertThat(preamble.waveform()).isEqualTo(protocol.template);
    TemplateCut cut = protocol.template.cut();
    IqSignal sent = new Resampler(cut.referenceRateHz()).cut(protocol.packet, 0, cut.samples());
    assertThat(preamble.samples().length()).isEqualTo(cut.samples());
    assertThat(preamble.samples().sampleRateHz()).isEqualTo(cut.referenceRateHz());
    assertThat(preamble.samples().rms()).isCloseTo(1, within(1e-6));
    assertThat(1 - likeness(preamble.samples(), sent)).isLessThan(1e-3);
  }

  /** The part of the energy of one signal that another explains. */
  private static double likeness(IqSignal a, IqSignal b) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < a.length(); n++) {
      re += a.i(n) * b.i(n) + a.q(n) * b.q(n);
      im += a.q(n) * b.i(n) - a.i(n) * b.q(n);
    }
    double energies = Math.pow(a.rms() * b.rms() * a.length(), 2);
    return (re * re + im * im) / energies;
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void findsOnlyItsOwnAmongAllProtocols(Protocol protocol) {
    Random random = new Random(7);
    TestAir air = new TestAir(20e6, 60_000);
    for (Protocol sent : Protocol.values()) {
      air.packet(sent.packet, 2000.3 + 14_000 * sent.turn, 20_000, 1, 1);
    }
    List<Preamble> found = protocol.extractor().extract(air.noise(25, 20e6, random).signal());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(2000.3 + 14_000 * protocol.turn, within(0.2));
  }

  @Test
  void findsAllProtocolsAtOnceInOrder() {
    TestAir air = new TestAir(20e6, 60_000);
    List<PreambleTemplate> templates = new ArrayList<>();
    for (Protocol sent : Protocol.values()) {
      air.packet(sent.packet, 50_000 - 14_000 * sent.turn, 20_000, 1, 1);
      templates.add(sent.template);
    }
    List<Preamble> found =
        TemplatePreambleExtractor.of(templates.toArray(PreambleTemplate[]::new))
            .extract(air.noise(25, 20e6, new Random(8)).signal());
    assertThat(found)
        .extracting(preamble -> preamble.waveform())
        .containsExactly(templates.get(3), templates.get(2), templates.get(1), templates.get(0));
  }

  /** 24 zero symbols hold the preamble 17 times, but no delimiter. */
  @Test
  void aPayloadThatRepeatsThePreambleIsNoPacket() {
    TestAir air = new TestAir(10e6, 12_000).packet(TestAir.ZIGBEE, 1000, 9_000, 1, 0);
    IqSignal zero = TestAir.ZIGBEE.slice(160, 160);
    for (int n = 0; n < 24; n++) {
      // Each symbol lasts whole turns of 6.25 kHz less a quarter: phases stay continuous by hand.
      double start = 3500 + 160 * n;
      air.packet(zero, start, 9_000, 1, 2 * Math.PI * 9_000 * (start - 1000) / 10e6);
    }
    List<Preamble> found =
        Protocol.ZIGBEE.extractor().extract(air.noise(20, 2e6, new Random(3)).signal());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(1000, within(0.1));
  }

  /** Random access addresses at every carrier do not pass for the advertising one. */
  @Test
  void anotherAccessAddressIsAnotherPacket() {
    Random random = new Random(11);
    for (int n = 0; n < 60; n++) {
      IqSignal other = TemplatesBle.le1m(random.nextInt()).ideal();
      IqSignal capture =
          new TestAir(4e6, 1000)
              .packet(other, 300.4, 100_000 * random.nextGaussian(), 1, 2)
              .noise(30, 1e6, random)
              .signal();
      assertThat(Protocol.BLE.extractor().extract(capture)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void findsSeveralPacketsOnceEachWhateverTheirLevel(Protocol protocol) {
    double rate = protocol.template.searchRateHz() * 1.2;
    int apart = (int) (protocol.packet.length() / protocol.packet.sampleRateHz() * rate) + 150;
    TestAir air = new TestAir(rate, 9 * apart);
    for (int n = 0; n < 8; n++) {
      air.packet(protocol.packet, 70 + n * apart + 0.1 * n, 5_000 * n, Math.pow(10, -n / 4.0), n);
    }
    List<Preamble> found =
        protocol.extractor().extract(air.noise(55, rate, new Random(5)).signal());
    assertThat(found).hasSize(8);
    for (int n = 0; n < 8; n++) {
      assertThat(found.get(n).startSample()).isCloseTo(70 + n * apart + 0.1 * n, within(0.1));
    }
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void findsWhatIsWholeAndNothingElse(Protocol protocol) {
    double rate = protocol.template.searchRateHz();
    int length = (int) Math.round(protocol.template.seconds() * rate);
    IqSignal all = new TestAir(rate, length + 400).packet(protocol.packet, 200, 0, 1, 0).signal();
    assertThat(protocol.extractor().extract(all.slice(200, length))).hasSize(1);
    assertThat(protocol.extractor().extract(all.slice(200, length - 1))).isEmpty();
    assertThat(protocol.extractor().extract(all.slice(200 + length / 2, length / 2 + 100)))
        .isEmpty();
    assertThat(protocol.extractor().extract(all.slice(0, 0))).isEmpty();
  }

  /** Energy beside the band is filtered out before the match is taken. */
  @Test
  void aStrongSignalBesideTheBandChangesNothing() {
    IqSignal capture =
        new TestAir(20e6, 8000)
            .packet(TestAir.BLE, 3000.25, -40_000, 1, 1)
            .tone(6e6, 10)
            .noise(20, 1e6, new Random(6))
            .signal();
    List<Preamble> found = Protocol.BLE.extractor().extract(capture);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(3000.25, within(0.5));
  }

  @Test
  void cutsEitherTrainingFieldOrBoth() {
    IqSignal capture = new TestAir(25e6, 2000).packet(TestAir.WIFI, 700.5, 90_000, 1, 1).signal();
    Preamble shorts =
        TemplatePreambleExtractor.of(Templates80211.shortTraining(20)).extract(capture).get(0);
    Preamble longs =
        TemplatePreambleExtractor.of(Templates80211.longTraining(20)).extract(capture).get(0);
    assertThat(shorts.startSample()).isCloseTo(700.5, within(0.05));
    assertThat(shorts.symbols()).isEqualTo(10);
    assertThat(shorts.samples().length()).isEqualTo(160);
    assertThat(longs.startSample()).isCloseTo(700.5 + 192 * 1.25, within(0.05));
    assertThat(longs.symbols()).isEqualTo(2);
    assertThat(longs.samples().length()).isEqualTo(128);
    assertThat(likeness(longs.samples(), TestAir.WIFI.slice(192, 128))).isGreaterThan(0.999);
  }

  /** Multipath moves neither the carrier nor, beyond the echo, the start. */
  @Test
  void theCarrierOfRepeatedPeriodsBearsEchoes() {
    double cfo = 51_234;
    IqSignal capture =
        new TestAir(20e6, 2000)
            .packet(TestAir.WIFI, 700, cfo, 1, 1)
            .packet(TestAir.WIFI, 703, cfo, 0.7, 2.5)
            .packet(TestAir.WIFI, 706.5, cfo, 0.5, 4)
            .noise(40, 16.6e6, new Random(9))
            .signal();
    List<Preamble> found = Protocol.WIFI.extractor().extract(capture);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(700, within(2.0));
    assertThat(found.get(0).cfoHz()).isCloseTo(cfo, within(500.0));
    assertThat(found.get(0).snrDb()).isGreaterThan(20);
  }

  /**
   * One extractor, captures of two rates in turn: what is kept of one must not leak into another.
   */
  @Test
  void manyThreadsFindTheSame() {
    TemplatePreambleExtractor shared = Protocol.BLE.extractor();
    List<IqSignal> captures = new ArrayList<>();
    for (int n = 0; n < 16; n++) {
      captures.add(
          new TestAir(n % 2 == 0 ? 4e6 : 5e6, 1500)
              .packet(TestAir.BLE, 200 + 50 * n, 3000 * n, 1, n)
              .noise(20, 1e6, new Random(n))
              .signal());
    }
    List<List<Preamble>> alone =
        captures.stream().map(capture -> Protocol.BLE.extractor().extract(capture)).toList();
    assertThat(captures.parallelStream().map(shared::extract).toList()).isEqualTo(alone);
    assertThat(alone).allSatisfy(found -> assertThat(found).hasSize(1));
  }

  @Test
  void keepsTheRadioFrequency() {
    IqSignal air = new TestAir(4e6, 1000).packet(TestAir.BLE, 300, 12_000, 1, 1).signal();
    IqSignal capture = IqSignal.of(air.toArray(), 4e6, 2.402e9);
    Preamble preamble = Protocol.BLE.extractor().extract(capture).get(0);
    assertThat(preamble.samples().centreFrequencyHz().orElseThrow())
        .isCloseTo(2.402e9 + 12_000, within(1500.0));
  }

  @Test
  void refusesRatesAndSettingsThatCannotWork() {
    IqSignal slow = IqSignal.of(new float[2000], 0.9e6);
    assertThatThrownBy(() -> Protocol.BLE.extractor().extract(slow))
        .isInstanceOf(SampleRateException.class)
        .hasMessageContaining("BLE");
    IqSignal fast = IqSignal.of(new float[2000], 1e12);
    assertThatThrownBy(() -> Protocol.BLE.extractor().extract(fast))
        .isInstanceOf(SampleRateException.class);
    TemplatePreambleExtractor ble = Protocol.BLE.extractor();
    assertThatThrownBy(() -> ble.withLeastMatch(1.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ble.withFalseAlarmsPerHour(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(TemplatePreambleExtractor::of).isInstanceOf(IllegalArgumentException.class);
  }
}
