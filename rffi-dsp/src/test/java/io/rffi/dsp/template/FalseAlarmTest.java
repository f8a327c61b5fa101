package io.rffi.dsp.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.Resampler;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("statistical")
class FalseAlarmTest {
  /** A sample of the Beta distribution by its definition: the energy in s of d Gaussian values. */
  @Test
  void theThresholdIsExceededAsOftenAsSaid() {
    Random random = new Random(17);
    int[][] cases = {{1, 40, 100}, {2, 40, 100}, {10, 320, 40}};
    for (int[] one : cases) {
      double threshold = MatchThreshold.exceededWith(0.01, one[0], one[1]);
      int exceeded = 0;
      int trials = 300 * one[2];
      for (int n = 0; n < trials; n++) {
        double inside = 0;
        double all = 0;
        for (int k = 0; k < 2 * one[1]; k++) {
          double power = Math.pow(random.nextGaussian(), 2);
          all += power;
          inside += k < 2 * one[0] ? power : 0;
        }
        exceeded += inside > threshold * all ? 1 : 0;
      }
      // Five standard deviations: a false failure once in a million.
      assertThat((double) exceeded).isCloseTo(0.01 * trials, within(5 * Math.sqrt(0.01 * trials)));
    }
  }

  @Test
  void rarerAlarmsNeedAGreaterMatch() {
    double before = 0;
    for (double probability = 0.1; probability > 1e-15; probability /= 10) {
      double threshold = MatchThreshold.exceededWith(probability, 2, 40);
      assertThat(threshold).isGreaterThan(before).isLessThan(1);
      before = threshold;
    }
    assertThat(MatchThreshold.exceededWith(1, 2, 40)).isLessThan(1e-9);
  }

  /**
   * 25 ms of noise at thresholds for 40 alarms in it, the least match aside. Neighbouring places
   * depend on each other, so that there are fewer; 80 would be six standard deviations more.
   */
  @ParameterizedTest
  @EnumSource(Protocol.class)
  void noisePassesNoMoreOftenThanSaid(Protocol protocol) {
    double rate = protocol.template.searchRateHz();
    IqSignal noise =
        new TestAir(rate, (int) (0.025 * rate)).noise(0, rate, new Random(31)).signal();
    assertThat(foundWhereFortyAreStated(protocol, noise)).hasSizeLessThan(80);
  }

  /** As above with a receiver that filters all but the template's band away. */
  @ParameterizedTest
  @EnumSource(Protocol.class)
  void filteredNoiseNeither(Protocol protocol) {
    double bandwidth = protocol.template.bandwidthHz();
    double rate = protocol.template.searchRateHz();
    IqSignal narrow =
        new TestAir(bandwidth, (int) (0.025 * bandwidth))
            .noise(0, bandwidth, new Random(32))
            .signal();
    IqSignal noise = new Resampler(rate).resample(narrow);
    assertThat(foundWhereFortyAreStated(protocol, noise)).hasSizeLessThan(80);
  }

  private static List<Preamble> foundWhereFortyAreStated(Protocol protocol, IqSignal noise) {
    double seconds = noise.length() / noise.sampleRateHz();
    return protocol
        .extractor()
        .withLeastMatch(0)
        .withFalseAlarmsPerHour(40 * 3600 / seconds)
        .extract(noise);
  }

  /** With the default of one an hour, a tenth of a second of noise has one in 36 000. */
  @ParameterizedTest
  @EnumSource(Protocol.class)
  void noiseHoldsNoPreamble(Protocol protocol) {
    double rate = 1.3 * protocol.template.searchRateHz();
    IqSignal noise = new TestAir(rate, (int) (0.1 * rate)).noise(0, rate, new Random(33)).signal();
    assertThat(protocol.extractor().extract(noise)).isEmpty();
  }
}
