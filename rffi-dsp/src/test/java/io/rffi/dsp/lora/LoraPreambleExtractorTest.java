package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SampleRateException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("property")
class LoraPreambleExtractorTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;
  private static final LoraPreambleExtractor EXTRACTOR = LoraPreambleExtractor.of(SF7);

  /**
   * Timing within 0.2 µs, carrier within 5 Hz, SNR within 1.5 dB, at 20 dB and any place and rate.
   * The SNR's standard deviation is 0.2 dB; where the packet reaches the edge of the capture's
   * band, whose noise the resampler takes out, it is also a quarter of a dB too high.
   */
  @Property(tries = 60)
  void findsOnePreambleWhereverItIs(
      @ForAll @Scale(5) @DoubleRange(min = 0.2, max = 5) double rateMhz,
      @ForAll @Scale(4) @DoubleRange(min = -1, max = 1) double carrierPlace,
      @ForAll @DoubleRange(min = 0, max = 3000) double startMicroseconds,
      @ForAll @IntRange(min = 0, max = 1 << 20) int seed) {
    double rate = rateMhz * 1e6;
    double carrier = carrierPlace * (rate - 125e3) / 2;
    double start = startMicroseconds * rateMhz;
    List<Preamble> found = EXTRACTOR.extract(packetAt20Db(rate, start, carrier, seed));
    assertThat(found).hasSize(1);
    Preamble preamble = found.get(0);
    assertThat(preamble.startSample() / rateMhz).isCloseTo(startMicroseconds, within(0.2));
    assertThat(preamble.cfoHz()).isCloseTo(carrier, within(5.0));
    assertThat(preamble.snrDb()).isCloseTo(20, within(1.5));
    assertThat(preamble.symbols()).isEqualTo(8);
    assertThat(preamble.samples().length()).isEqualTo(8192);
    assertThat(preamble.samples().sampleRateHz()).isEqualTo(1e6);
    assertThat(preamble.samples().rms()).isCloseTo(1, within(1e-4));
    assertThat(preamble.waveform()).isEqualTo(SF7);
  }

  @ParameterizedTest
  @CsvSource({
    "7, 125000", "8, 125000", "9, 125000", "10, 125000", "11, 125000", "12, 125000",
    "7, 250000", "9, 250000", "12, 250000", "7, 500000", "10, 500000", "12, 500000"
  })
  void tellsSpreadingFactorAndBandwidth(int spreadingFactor, int bandwidthHz) {
    LoraParameters lora = new LoraParameters(spreadingFactor, bandwidthHz);
    Random random = new Random(spreadingFactor + bandwidthHz);
    IqSignal capture =
        new TestPackets(lora, 1e6, lora.symbolSeconds() * 30)
            .packet(1234.56, 8, 21_000, 1, random)
            .noise(10, random)
            .signal();
    List<Preamble> found = LoraPreambleExtractor.ofAll().extract(capture);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).waveform()).isEqualTo(lora);
    assertThat(found.get(0).cfoHz()).isCloseTo(21_000, within(10.0));
    assertThat(found.get(0).startSample()).isCloseTo(1234.56, within(0.5));
  }

  private static IqSignal packetAt20Db(double rate, double start, double carrier, int seed) {
    Random random = new Random(seed);
    return new TestPackets(SF7, rate, 0.032)
        .packet(start, 8, carrier, 1, random)
        .noise(20, random)
        .signal();
  }

  /** Where a first guess is more than two samples early, and with it before the capture. */
  @Property(tries = 10)
  void countsTheSymbolThatTheCaptureBeginsWith(@ForAll @IntRange(min = 0, max = 1 << 20) int seed) {
    List<Preamble> found = EXTRACTOR.extract(packetAt20Db(248_340, 0, 0, seed));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).symbols()).isEqualTo(8);
    assertThat(found.get(0).startSample()).isCloseTo(0, within(0.05));
  }

  /** The payload of this packet has a steady side lobe at the preamble's tone. */
  @Test
  void aPayloadDoesNotProlongThePreamble() {
    List<Preamble> found =
        EXTRACTOR.extract(packetAt20Db(3.70932e6, 9796.9399, -890_524.304, 401_790));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(9796.9399, within(0.5));
  }

  /**
   * Less than twice the bandwidth leaves several placements with as strong down-chirps, of which a
   * wrong one is the strongest in these captures.
   */
  @ParameterizedTest
  @CsvSource({
    "125000, 174930.54420035126, 17206.442, 518.6581073334594, 766889, 47, 32",
    "250000, 310990.1765407901, 7385.524, 938.7045357677058, 478108, 21, 26",
    "125000, 143714.20154412897, 695.324, 872.4434063290381, 693156, 26, 60"
  })
  void findsThePlacementAmongOthersAsStrong(
      int bandwidthHz,
      double rate,
      double carrier,
      double start,
      int seed,
      int payload,
      double snrDb) {
    LoraParameters lora = new LoraParameters(7, bandwidthHz);
    Random random = new Random(seed);
    double seconds = start / rate + (8 + 5 + payload + 5) * lora.symbolSeconds();
    IqSignal capture =
        new TestPackets(lora, rate, seconds)
            .payload(payload)
            .packet(start, 8, carrier, 1, random)
            .noise(snrDb, random)
            .signal();
    List<Preamble> found = LoraPreambleExtractor.of(lora).extract(capture);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(start, within(0.2));
    assertThat(found.get(0).cfoHz()).isCloseTo(carrier, within(10.0));
  }

  /** At a rate equal to the bandwidth, carriers within a quarter of it are told apart. */
  @Property(tries = 20)
  void worksAtTheBandwidthItself(
      @ForAll @DoubleRange(min = -31_000, max = 31_000) double carrier,
      @ForAll @IntRange(min = 0, max = 1 << 20) int seed) {
    List<Preamble> found = EXTRACTOR.extract(packetAt20Db(125e3, 100.25, carrier, seed));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).cfoHz()).isCloseTo(carrier, within(10.0));
    assertThat(found.get(0).startSample()).isCloseTo(100.25, within(0.05));
  }

  @Test
  void theCutIsTheIdealPreamble() {
    Random random = new Random(5);
    IqSignal capture =
        new TestPackets(SF7, 2.4e6, 0.032)
            .packet(3333.7, 8, 310_000, 0.01, random)
            .noise(90, random)
            .signal();
    IqSignal cut = EXTRACTOR.extract(capture).get(0).samples();
    IqSignal ideal = new TestPackets(SF7, 1e6, 8.192e-3).packet(0, 8, 0, 1, new Random(5)).signal();
    assertThat(distanceUpToPhase(cut, ideal)).isLessThan(0.02);
  }

  /** The RMS difference when the best common phase is taken out. */
  private static double distanceUpToPhase(IqSignal a, IqSignal b) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < a.length(); n++) {
      re += a.i(n) * b.i(n) + a.q(n) * b.q(n);
      im += a.q(n) * b.i(n) - a.i(n) * b.q(n);
    }
    double match = Math.hypot(re, im) / a.length();
    return Math.sqrt(Math.max(0, a.rms() * a.rms() + b.rms() * b.rms() - 2 * match));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 10, 13})
  void countsTheSymbolsAndCutsTheLastEight(int symbols) {
    Random random = new Random(symbols);
    IqSignal capture =
        new TestPackets(SF7, 1e6, 0.036)
            .packet(2000, symbols, 9_000, 1, random)
            .noise(20, random)
            .signal();
    List<Preamble> found = EXTRACTOR.extract(capture);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).symbols()).isEqualTo(Math.min(8, symbols));
    assertThat(found.get(0).startSample())
        .isCloseTo(2000 + 1024 * Math.max(0, symbols - 8), within(0.3));
  }

  @Test
  void findsEachOfSeveralPackets() {
    Random random = new Random(7);
    IqSignal capture =
        new TestPackets(SF7, 1e6, 0.1)
            .packet(1000, 8, -40_000, 1, random)
            .packet(35_000.5, 8, 10_000, 0.3, random)
            .packet(70_000.25, 8, 200_000, 2, random)
            .noise(30, random)
            .signal();
    assertThat(EXTRACTOR.extract(capture))
        .extracting(Preamble::cfoHz)
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 5 ? 0 : 1, Double.class)
        .containsExactly(-40_000.0, 10_000.0, 200_000.0);
  }

  /**
   * 40 packets at −5 dB: if one in a hundred were missed, three or more would be in 1 of 150 runs.
   */
  @Test
  void findsWeakPackets() {
    long found =
        IntStream.range(0, 40)
            .filter(
                seed -> {
                  Random random = new Random(seed);
                  double carrier = 400e3 * (random.nextDouble() - 0.5);
                  IqSignal capture =
                      new TestPackets(SF7, 1e6, 0.03)
                          .packet(3000 * random.nextDouble(), 8, carrier, 1, random)
                          .noise(-5, random)
                          .signal();
                  List<Preamble> preambles = EXTRACTOR.extract(capture);
                  return preambles.size() == 1
                      && Math.abs(preambles.get(0).cfoHz() - carrier) < 100;
                })
            .count();
    assertThat(found).isGreaterThanOrEqualTo(38);
  }

  /** 20 seconds of noise, in which a run of up-chirps without down-chirps is expected 0.2 times. */
  @Test
  void findsNothingInNoise() {
    for (int seed = 0; seed < 20; seed++) {
      IqSignal noise = new TestPackets(SF7, 1e6, 1).noise(0, new Random(seed)).signal();
      assertThat(EXTRACTOR.extract(noise)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1234.5, -200_000, 61_035.15625})
  void findsNothingInTones(double hz) {
    IqSignal tone = new TestPackets(SF7, 1e6, 0.1).tone(hz, 30).noise(0, new Random(1)).signal();
    assertThat(LoraPreambleExtractor.ofAll().extract(tone)).isEmpty();
    IqSignal pure = new TestPackets(SF7, 1e6, 0.1).tone(hz, 1).signal();
    assertThat(LoraPreambleExtractor.ofAll().extract(pure)).isEmpty();
  }

  @Test
  void findsAPacketBesideADcSpike() {
    Random random = new Random(3);
    IqSignal capture =
        new TestPackets(SF7, 2e6, 0.032)
            .packet(4321, 8, 110_000, 1, random)
            .tone(0, 3)
            .noise(25, random)
            .signal();
    assertThat(EXTRACTOR.extract(capture)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"8, 125000", "9, 250000", "11, 500000", "7, 250000", "10, 125000"})
  void doesNotTakeAnotherModulationForThis(int spreadingFactor, int bandwidthHz) {
    LoraParameters other = new LoraParameters(spreadingFactor, bandwidthHz);
    Random random = new Random(spreadingFactor);
    IqSignal capture =
        new TestPackets(other, 1e6, other.symbolSeconds() * 30)
            .packet(1000, 8, 15_000, 1, random)
            .noise(25, random)
            .signal();
    assertThat(EXTRACTOR.extract(capture)).isEmpty();
    IqSignal ours =
        new TestPackets(SF7, 1e6, 0.032)
            .packet(1000, 8, 15_000, 1, random)
            .noise(25, random)
            .signal();
    assertThat(LoraPreambleExtractor.of(other).extract(ours)).isEmpty();
  }

  @Test
  void findsNothingInSilenceOrNothing() {
    assertThat(EXTRACTOR.extract(IqSignal.of(new float[0], 1e6))).isEmpty();
    assertThat(EXTRACTOR.extract(IqSignal.of(new float[200_000], 1e6))).isEmpty();
  }

  /** Fewer than five symbols are left; what is cut off with more of them, OpenEndedTest has. */
  @Test
  void findsNothingInAPacketOfWhichTooLittleIsLeft() {
    Random random = new Random(9);
    IqSignal whole =
        new TestPackets(SF7, 1e6, 0.032).packet(1000, 8, 0, 1, random).noise(25, random).signal();
    assertThat(EXTRACTOR.extract(whole.slice(0, 1000 + 4 * 1024 + 900))).isEmpty();
    assertThat(EXTRACTOR.extract(whole.slice(1000 + 5 * 1024, 20_000))).isEmpty();
  }

  @Test
  void takesAnyLevel() {
    Random random = new Random(11);
    IqSignal capture =
        new TestPackets(SF7, 1e6, 0.032)
            .packet(1000, 8, 5_000, 1, random)
            .noise(25, random)
            .signal();
    for (float scale : new float[] {1e-12f, 1e-6f, 1e6f, 1e12f}) {
      float[] iq = capture.toArray();
      for (int n = 0; n < iq.length; n++) {
        iq[n] *= scale;
      }
      assertThat(EXTRACTOR.extract(IqSignal.of(iq, 1e6))).hasSize(1);
    }
  }

  @Test
  void findsAPacketThatIsClipped() {
    Random random = new Random(13);
    float[] iq =
        new TestPackets(SF7, 1e6, 0.032)
            .packet(1000, 8, 5_000, 3, random)
            .noise(25, random)
            .signal()
            .toArray();
    for (int n = 0; n < iq.length; n++) {
      iq[n] = Math.max(-1, Math.min(1, iq[n]));
    }
    List<Preamble> found = EXTRACTOR.extract(IqSignal.of(iq, 1e6));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).cfoHz()).isCloseTo(5_000, within(10.0));
  }

  @Test
  void keepsTheCarriersPlaceInTheBand() {
    Random random = new Random(15);
    IqSignal capture =
        new TestPackets(SF7, 1e6, 0.032)
            .packet(1000, 8, 5_000, 1, random)
            .noise(25, random)
            .signal();
    IqSignal tuned = IqSignal.of(capture.toArray(), 1e6, 868e6);
    assertThat(EXTRACTOR.extract(tuned).get(0).samples().centreFrequencyHz().orElseThrow())
        .isCloseTo(868_005_000.0, within(5.0));
  }

  @Test
  void refusesARateThatIsTooLowOrAbsurd() {
    IqSignal slow = IqSignal.of(new float[1000], 100e3);
    assertThatThrownBy(() -> EXTRACTOR.extract(slow))
        .isInstanceOf(SampleRateException.class)
        .hasMessageContaining("100000.0 Hz, needed 125000.0 Hz");
    IqSignal absurd = IqSignal.of(new float[1000], 1e15);
    assertThatThrownBy(() -> EXTRACTOR.extract(absurd))
        .isInstanceOf(SampleRateException.class)
        .hasMessageContaining("is the rate right?");
  }

  @Test
  void refusesParametersThatMakeNoSense() {
    assertThatThrownBy(LoraPreambleExtractor::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LoraPreambleExtractor.of(List.of(SF7), 4, 1e6))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LoraPreambleExtractor.of(List.of(SF7), 8, 1.1e6))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LoraParameters(4, 125_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LoraParameters(7, 100_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givesManyThreadsTheSame() {
    Random random = new Random(17);
    IqSignal capture =
        new TestPackets(SF7, 1e6, 0.032)
            .packet(1000, 8, 5_000, 1, random)
            .noise(25, random)
            .signal();
    Preamble alone = EXTRACTOR.extract(capture).get(0);
    Preamble[] together =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(n -> EXTRACTOR.extract(capture).get(0))
            .toArray(Preamble[]::new);
    assertThat(Arrays.asList(together)).containsOnly(alone);
  }
}
