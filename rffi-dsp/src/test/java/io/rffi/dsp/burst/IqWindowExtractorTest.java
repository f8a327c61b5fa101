package io.rffi.dsp.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.template.RealRecordings;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IqWindowExtractorTest {
  private static final IqSignal CAPTURE =
      BurstDetectorTest.capture(12_000, 1, 3000, 1000, 30, 7000, 2000, 20);
  private static final BurstDetector DETECTOR = BurstDetector.defaults();

  private static List<Preamble> windows(BurstWindows windows) {
    return IqWindowExtractor.ofBursts(DETECTOR, windows).extract(CAPTURE);
  }

  @Test
  void cutsEachBurstIntoWindowsThatTheFrontEndTakes() {
    List<Preamble> found = windows(BurstWindows.of(128));
    assertThat(found).hasSize(7 + 15);
    FrontEnd frontEnd = FrontEnd.iqWindow(1e6, 128);
    for (int n = 0; n < found.size(); n++) {
      Preamble window = found.get(n);
      double start = n < 7 ? 3000 + 128 * n : 7000 + 128 * (n - 7);
      assertThat(window.startSample()).isCloseTo(start, within(4.0));
      assertThat(window.symbols()).isEqualTo(1);
      assertThat(window.delimited()).isTrue();
      assertThat(window.cfoHz()).isZero();
      assertThat(window.snrDb()).isCloseTo(n < 7 ? 30 : 20, within(1.0));
      assertThat(window.samples().rms()).isCloseTo(1, within(1e-6));
      assertThat(window.waveform().describe()).isEqualTo("I/Q window of 128 samples");
      FloatBuffer input = FloatBuffer.allocate(frontEnd.inputSize());
      frontEnd.process(window.samples(), input);
      assertThat(input.get(0)).isEqualTo(window.samples().i(0));
      assertThat(input.get(128)).isEqualTo(window.samples().q(0));
    }
  }

  @Test
  void skipsTheTransientAndStopsWhenThereAreEnough() {
    List<Preamble> found = windows(BurstWindows.of(128).skipping(100).first(3));
    assertThat(found).hasSize(6);
    assertThat(found.get(0).startSample()).isCloseTo(3100, within(4.0));
    assertThat(found.get(3).startSample()).isCloseTo(7100, within(4.0));
    assertThat(windows(BurstWindows.of(1024))).hasSize(1);
    assertThat(windows(BurstWindows.of(128).skipping(1950))).isEmpty();
  }

  @Test
  void removesAGivenOffset() {
    float[] tone = new float[2 * 512];
    for (int n = 0; n < 512; n++) {
      tone[2 * n] = (float) Math.cos(2 * Math.PI * 0.05 * n);
      tone[2 * n + 1] = (float) Math.sin(2 * Math.PI * 0.05 * n);
    }
    IqSignal capture = IqSignal.of(tone, 1e6, 868e6);
    List<Preamble> found =
        IqWindowExtractor.ofWholeCaptures(BurstWindows.of(128).withoutCfo(50_000)).extract(capture);
    assertThat(found).hasSize(4);
    for (Preamble window : found) {
      assertThat(window.cfoHz()).isEqualTo(50_000);
      assertThat(window.samples().centreFrequencyHz()).hasValue(868.05e6);
      assertThat(window.delimited()).isFalse();
      for (int n = 1; n < 128; n++) {
        assertThat(window.samples().i(n)).isCloseTo(window.samples().i(0), within(1e-4f));
      }
    }
  }

  @Test
  void bringsWindowsToTheRateOfTheNetwork() {
    List<Preamble> found = windows(BurstWindows.of(128).atRate(0.5e6));
    assertThat(found).hasSize(3 + 7);
    assertThat(found.get(0).samples().sampleRateHz()).isEqualTo(0.5e6);
    assertThat(found.get(3).startSample()).isCloseTo(7000, within(8.0));
  }

  @Test
  void silenceHasNoWindows() {
    IqWindowExtractor whole = IqWindowExtractor.ofWholeCaptures(BurstWindows.of(128));
    assertThat(whole.extract(IqSignal.of(new float[2000], 1e6))).isEmpty();
    assertThat(whole.extract(IqSignal.of(new float[0], 1e6))).isEmpty();
    float[] extremes = new float[512];
    Arrays.fill(extremes, Float.MAX_VALUE);
    assertThat(whole.extract(IqSignal.of(extremes, 1e6))).hasSize(2);
    Arrays.fill(extremes, Float.MIN_VALUE);
    assertThat(whole.extract(IqSignal.of(extremes, 1e6)).get(0).samples().rms())
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void refusesWindowsThatAreNone() {
    assertThatThrownBy(() -> BurstWindows.of(0)).hasMessageContaining("no windows");
    assertThatThrownBy(() -> BurstWindows.of(128).skipping(-1)).hasMessageContaining("no windows");
    assertThatThrownBy(() -> BurstWindows.of(128).first(0)).hasMessageContaining("no windows");
    assertThatThrownBy(() -> BurstWindows.of(128).atRate(0)).hasMessageContaining("sample rate");
    assertThatThrownBy(() -> BurstWindows.of(128).withoutCfo(Double.NaN))
        .hasMessageContaining("carrier offset");
  }

  /** Continuous 5G uplink: one transmission from beginning to end, 156 windows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1_capture1",
        "1_capture2",
        "2_capture1",
        "2_capture2",
        "3_capture1",
        "3_capture2"
      })
  @Tag("recording")
  void cutsCellularCaptures(String name) {
    IqSignal capture = RealRecordings.cf32("pluto5g/pluto" + name, 7.68e6);
    assertThat(IqWindowExtractor.ofWholeCaptures(BurstWindows.of(128)).extract(capture))
        .hasSize(20_000 / 128)
        .allSatisfy(window -> assertThat(window.samples().rms()).isCloseTo(1, within(1e-6)));
    // No quiet part to take the floor from; with the noise said, it is one burst.
    assertThat(DETECTOR.detect(capture)).isEmpty();
    double noise = Math.pow(capture.rms(), 2) / 1000;
    List<Burst> found = DETECTOR.withNoisePower(noise).detect(capture);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).length()).isGreaterThan(19_900);
  }

  /**
   * Packets of scripts/wifi_count.py before which there is a gap: there is a burst where each
   * begins.
   */
  @Test
  @Tag("recording")
  void cutsWifiBursts() {
    IqSignal capture = RealRecordings.ci16("wifi/openofdm_radiated_19_5mbps", 20e6);
    BurstDetector detector = DETECTOR.withLengths(128, 0);
    List<Burst> bursts = detector.detect(capture);
    int[] packets = {4418, 5180, 10102, 14147, 14911, 19782};
    for (int packet : packets) {
      assertThat(bursts)
          .anySatisfy(burst -> assertThat(Math.abs(burst.start() - packet)).isLessThan(10));
    }
    assertThat(IqWindowExtractor.ofBursts(detector, BurstWindows.of(128).first(2)).extract(capture))
        .hasSizeGreaterThanOrEqualTo(2 * packets.length);
  }
}
