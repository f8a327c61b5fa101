package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SampleRateException;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.lora.TestPackets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreambleScannerTest {
  private static final LoraParameters SF7 = TestStreams.SF7;

  /** What comes out is what an extractor finds in the whole capture, to a fraction of a sample. */
  @ParameterizedTest
  @ValueSource(doubles = {125e3, 250e3, 500e3, 1e6, 1.024e6, 2e6, 2.048e6, 2.4e6, 10e6})
  void findsWhatAnExtractorFindsAtAnyRate(double rate) {
    double carrier = rate > 250e3 ? 0.2 * rate + 20e3 : 20e3;
    Random random = new Random(5);
    IqSignal capture =
        new TestPackets(SF7, rate, 0.06)
            .packet(0.0101234 * rate, 8, carrier, 1, random)
            .noise(20, random)
            .signal();
    ScanPlan plan = ScanPlan.at(rate).withChannel(rate > 250e3 ? 0.2 * rate : 0, SF7);
    List<Preamble> found = TestStreams.scan(plan, capture.toArray());
    assertThat(found).hasSize(1);
    Preamble same = LoraPreambleExtractor.of(SF7).extract(capture).get(0);
    double tolerance = 0.05 * rate / 1e6 + 0.01;
    assertThat(found.get(0).startSample()).isCloseTo(same.startSample(), within(tolerance));
    assertThat(found.get(0).cfoHz()).isCloseTo(same.cfoHz(), within(1.0));
    assertThat(found.get(0).symbols()).isEqualTo(8);
    assertThat(found.get(0).samples().length()).isEqualTo(8192);
  }

  /** A stream forty times as long as what the scanner remembers. */
  @Test
  void memoryDoesNotGrowWithTheStream() {
    double rate = 125e3;
    ScanPlan plan = ScanPlan.at(rate).withChannel(0, SF7);
    float[] second =
        new TestPackets(SF7, rate, 1)
            .packet(50_000.5, 8, 10_000, 1, new Random(1))
            .noise(15, new Random(2))
            .signal()
            .toArray();
    List<Double> starts = new ArrayList<>();
    PreambleScanner scanner = new PreambleScanner(plan, found -> starts.add(found.startSample()));
    for (int n = 0; n < 4; n++) {
      scanner.accept(IqSignal.of(second, rate));
    }
    scanner.finish();
    assertThat(4 * second.length / 2).isGreaterThan(30 * ScanLayout.of(plan).ringSamples());
    assertThat(starts).hasSize(4);
    for (int n = 0; n < 4; n++) {
      assertThat(starts.get(n)).isCloseTo(n * rate + 50_000.5, within(0.5));
    }
  }

  /** Neighbouring channels, channels on top of each other, and two spreading factors. */
  @Test
  void eachPacketComesOnceAndInOrder() {
    double rate = 1e6;
    Random random = new Random(8);
    float[] iq =
        TestStreams.sum(
            new TestPackets(SF7, rate, 0.2)
                .packet(20_000, 8, 200e3, 1, random)
                .packet(21_500, 8, -10e3, 1, random)
                .packet(90_000, 8, 25e3, 1, random)
                .noise(15, random),
            new TestPackets(TestStreams.SF8, rate, 0.2).packet(20_900, 8, 190e3, 0.7, random));
    ScanPlan plan = ScanPlan.at(rate).withWholeBand(SF7, TestStreams.SF8);
    List<Preamble> found = TestStreams.scan(plan.withChannel(10e3, SF7), iq);
    assertThat(found)
        .extracting(preamble -> (int) Math.rint(preamble.startSample()))
        .containsExactly(20_000, 20_900, 21_500, 90_000);
    assertThat(found.get(1).waveform()).isEqualTo(TestStreams.SF8);
  }

  /** Chirps of one slope look alike: SF7 of 125 kHz and SF9 of 250 kHz, each where it is sent. */
  @ParameterizedTest
  @CsvSource({"7, 125000", "9, 250000"})
  void aPacketIsNotAlsoOneOfAnotherBandwidth(int sf, int bandwidthHz) {
    LoraParameters sent = new LoraParameters(sf, bandwidthHz);
    float[] iq =
        new TestPackets(sent, 1e6, 0.1)
            .packet(20_000.3, 8, 30e3, 1, new Random(4))
            .noise(20, new Random(5))
            .signal()
            .toArray();
    ScanPlan plan =
        ScanPlan.at(1e6).withWholeBand(SF7, new LoraParameters(9, 250_000), TestStreams.SF8);
    List<Preamble> found = TestStreams.scan(plan, iq);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).waveform()).isEqualTo(sent);
    assertThat(found.get(0).cfoHz()).isCloseTo(30e3, within(20.0));
  }

  /** A carrier or a DC spike 30 dB above the noise is not detected, wherever it is. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 12_345, -40_000, 61_000, 80_000})
  void aCarrierFiresNothing(double hz) {
    float[] iq =
        new TestPackets(SF7, 250e3, 1).tone(hz, 1).noise(30, new Random(6)).signal().toArray();
    PreambleScanner scanner =
        new PreambleScanner(ScanPlan.at(250e3).withChannel(0, SF7), preamble -> {});
    scanner.accept(iq, 0, iq.length / 2);
    scanner.finish();
    assertThat(scanner.statistics().candidates()).isZero();
  }

  /** A carrier a quarter of the bandwidth off is a channel's own, also by an estimate that errs. */
  @ParameterizedTest
  @ValueSource(doubles = {-31_250, 31_250})
  void aCarrierAtTheChannelsEdgeIsFound(double carrier) {
    for (int seed = 0; seed < 6; seed++) {
      float[] iq =
          new TestPackets(SF7, 1e6, 0.05)
              .packet(9_000 + 100.3 * seed, 8, 100e3 + carrier, 1, new Random(seed))
              .noise(10, new Random(seed + 10))
              .signal()
              .toArray();
      assertThat(TestStreams.scan(ScanPlan.at(1e6).withChannel(100e3, SF7), iq)).hasSize(1);
    }
  }

  @Test
  void aLongPreambleIsCutAtItsEnd() {
    float[] iq =
        new TestPackets(SF7, 250e3, 0.15)
            .packet(5_000, 30, 3_000, 1, new Random(1))
            .noise(15, new Random(2))
            .signal()
            .toArray();
    ScanPlan plan = ScanPlan.at(250e3).withChannel(0, SF7);
    List<Preamble> found = TestStreams.scan(plan, iq);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(5_000 + 22 * 256, within(0.5));
    assertThat(TestStreams.scan(plan.withCut(12, 1e6), iq).get(0).symbols()).isEqualTo(12);
  }

  @Test
  void theRadioFrequencyIsPassedOn() {
    float[] iq =
        new TestPackets(SF7, 250e3, 0.06)
            .packet(2_000, 8, 3_000, 1, new Random(1))
            .noise(15, new Random(2))
            .signal()
            .toArray();
    ScanPlan plan = ScanPlan.at(250e3).withChannel(0, SF7).withCentreFrequencyHz(868.1e6);
    assertThat(TestStreams.scan(plan, iq).get(0).samples().centreFrequencyHz().orElseThrow())
        .isCloseTo(868.103e6, within(10.0));
  }

  @Test
  void aBlockOfAnotherRateIsRefused() {
    PreambleScanner scanner =
        new PreambleScanner(ScanPlan.at(250e3).withChannel(0, SF7), preamble -> {});
    assertThatThrownBy(() -> scanner.accept(IqSignal.of(new float[2], 1e6)))
        .isInstanceOf(SampleRateException.class);
  }

  /** Nothing of a block is lost because of what was done with its first packet. */
  @Test
  void aListenerThatThrowsDoesNotEndTheScan() {
    ScanPlan plan = ScanPlan.at(250e3).withChannel(0, SF7);
    float[] iq =
        new TestPackets(SF7, 250e3, 0.2)
            .packet(2_000, 8, 3_000, 1, new Random(1))
            .packet(14_000, 8, 3_000, 1, new Random(2))
            .packet(32_000, 8, 3_000, 1, new Random(3))
            .noise(15, new Random(4))
            .signal()
            .toArray();
    List<Preamble> found = new ArrayList<>();
    PreambleScanner scanner =
        new PreambleScanner(
            plan,
            preamble -> {
              found.add(preamble);
              throw new IllegalStateException("packet " + found.size());
            });

    assertThatThrownBy(() -> scanner.accept(iq, 0, 28_000))
        .hasMessage("packet 1")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .isInstanceOf(IllegalStateException.class));
    scanner.accept(iq, 0, 1);
    scanner.gap(0);
    assertThatThrownBy(
            () -> {
              scanner.accept(iq, 2 * 28_000, iq.length / 2 - 28_000);
              scanner.finish();
            })
        .hasMessage("packet 3");
    assertThat(scanner.statistics().listenerFailures()).isEqualTo(3);
    assertThat(scanner.statistics().samples()).isEqualTo(iq.length / 2 + 1);
    scanner.finish();
  }

  @Test
  void afterAnErrorOfTheListenerTheScanIsOver() {
    float[] iq =
        new TestPackets(SF7, 250e3, 0.06)
            .packet(2_000, 8, 3_000, 1, new Random(1))
            .noise(15, new Random(2))
            .signal()
            .toArray();
    PreambleScanner scanner =
        new PreambleScanner(
            ScanPlan.at(250e3).withChannel(0, SF7),
            preamble -> {
              throw new OutOfMemoryError("tried");
            });
    assertThatThrownBy(() -> scanner.accept(iq, 0, iq.length / 2))
        .isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> scanner.accept(iq, 0, 1)).hasMessage("the scan is over");
  }
}
