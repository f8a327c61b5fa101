package io.rffi.dsp.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Tag("property")
class BurstDetectorTest {
  private static final BurstDetector DETECTOR = BurstDetector.defaults();

  /** Noise of power 1, with bursts of noise-like signal: start, length, dB in turn. */
  static IqSignal capture(int length, long seed, double... bursts) {
    Random random = new Random(seed);
    float[] iq = new float[2 * length];
    for (int n = 0; n < length; n++) {
      double power = 1;
      for (int b = 0; b < bursts.length; b += 3) {
        if (n >= bursts[b] && n < bursts[b] + bursts[b + 1]) {
          power += Math.pow(10, bursts[b + 2] / 10);
        }
      }
      iq[2 * n] = (float) (random.nextGaussian() * Math.sqrt(power / 2));
      iq[2 * n + 1] = (float) (random.nextGaussian() * Math.sqrt(power / 2));
    }
    return IqSignal.of(iq, 1e6);
  }

  @Property(tries = 100)
  void findsBurstsToAFewSamples(
      @ForAll @IntRange(min = 0, max = 3000) int start,
      @ForAll @IntRange(min = 200, max = 9000) int length,
      @ForAll @DoubleRange(min = 15, max = 60) double snrDb,
      @ForAll @IntRange(max = 1000) int seed) {
    IqSignal capture = capture(16_000, seed, 1000 + start, length, snrDb);
    List<Burst> found = DETECTOR.detect(capture);
    assertThat(found).hasSize(1);
    assertThat((double) found.get(0).start()).isCloseTo(1000 + start, within(8.0));
    assertThat((double) found.get(0).end()).isCloseTo(1000 + start + length, within(8.0));
    // 200 samples have an estimate of 0.3 dB; the floor adds its own.
    assertThat(found.get(0).snrDb()).isCloseTo(snrDb, within(2.0));
  }

  @Test
  void findsNothingInNoise() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(DETECTOR.detect(capture(200_000, seed))).isEmpty();
    }
  }

  @Test
  void findsEachOfSeveralBurstsWhileBusyMostOfTheTime() {
    IqSignal capture = capture(50_000, 3, 2000, 14_000, 20, 18_000, 14_000, 12, 34_000, 15_000, 40);
    List<Burst> found = DETECTOR.detect(capture);
    assertThat(found).extracting(Burst::length).hasSize(3);
    assertThat((double) found.get(1).start()).isCloseTo(18_000, within(16.0));
    assertThat((double) found.get(2).start()).isCloseTo(34_000, within(4.0));
  }

  @Test
  void gapsUpToTheLimitAreBridged() {
    IqSignal capture = capture(10_000, 4, 3000, 1000, 30, 4050, 1000, 30, 5400, 1000, 30);
    assertThat(DETECTOR.detect(capture)).hasSize(2);
    assertThat(DETECTOR.withLengths(128, 500).detect(capture)).hasSize(1);
    assertThat(DETECTOR.withLengths(1500, 64).detect(capture)).hasSize(1);
    assertThat(DETECTOR.withLengths(3000, 64).detect(capture)).isEmpty();
  }

  @Test
  void thresholdsDecideWhatIsABurst() {
    IqSignal capture = capture(10_000, 5, 3000, 2000, 7);
    assertThat(DETECTOR.detect(capture)).hasSize(1);
    assertThat(DETECTOR.withThresholdsDb(15, 10).detect(capture)).isEmpty();
  }

  @Test
  void followsAFloorThatMoves() {
    // Six times the noise in the second half: a step of the floor is no burst for long.
    Random random = new Random(6);
    float[] iq = new float[2 * 600_000];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) (random.nextGaussian() * (n < 600_000 ? 1 : 2.4));
    }
    List<Burst> found = DETECTOR.detect(IqSignal.of(iq, 1e6));
    assertThat(found.stream().mapToInt(Burst::length).sum()).isLessThan(150_000);
  }

  @Test
  void findsBurstsBetweenDigitalSilence() {
    float[] iq = new float[2 * 2000];
    for (int n = 2 * 500; n < 2 * 1500; n++) {
      iq[n] = 1e-20f;
    }
    List<Burst> found = DETECTOR.detect(IqSignal.of(iq, 1e6));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).start()).isEqualTo(500);
    assertThat(found.get(0).length()).isEqualTo(1000);
    assertThat(found.get(0).snrDb()).isCloseTo(80, within(1.0));
  }

  @Test
  void aKnownNoiseFindsABurstThatNeverEnds() {
    IqSignal busy = capture(20_000, 7, 0, 20_000, 25);
    assertThat(DETECTOR.detect(busy)).isEmpty();
    List<Burst> found = DETECTOR.withNoisePower(1).detect(busy);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).length()).isGreaterThan(19_990);
    assertThat(found.get(0).snrDb()).isCloseTo(25, within(0.3));
  }

  @Test
  void oddSamplesNeverCrash() {
    for (float value : new float[] {0, Float.MIN_VALUE, 1, Float.MAX_VALUE, -Float.MAX_VALUE}) {
      for (int length : new int[] {0, 1, 31, 33, 5000}) {
        float[] iq = new float[2 * length];
        Arrays.fill(iq, value);
        assertThat(DETECTOR.detect(IqSignal.of(iq, 1e6))).isEmpty();
        if (length == 5000) {
          iq[6000] = -value;
          assertThat(DETECTOR.detect(IqSignal.of(iq, 1e6))).isEmpty();
        }
      }
    }
  }

  @Test
  void refusesSettingsThatCannotWork() {
    assertThatThrownBy(() -> DETECTOR.withThresholdsDb(3, 3)).hasMessageContaining("thresholds");
    assertThatThrownBy(() -> DETECTOR.withLengths(0, 3)).hasMessageContaining("lengths");
    assertThatThrownBy(() -> DETECTOR.withNoisePower(0)).hasMessageContaining("noise power");
    assertThatThrownBy(() -> new Burst(-1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
