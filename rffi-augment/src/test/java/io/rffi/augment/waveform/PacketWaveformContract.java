package io.rffi.augment.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.transmitter.Crystal;
import io.rffi.augment.transmitter.Transmitter;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every waveform promises. */
abstract class PacketWaveformContract {
  private static final double UNTOUCHED = 7;

  /** The waveform under test. */
  abstract PacketWaveform waveform();

  /** A rate that holds it well. */
  abstract double rateHz();

  /** The whole packet as an ideal receiver samples it. */
  static IqSignal sampled(PacketWaveform waveform, double rateHz) {
    double[] samples = new double[2 * (int) Math.ceil(waveform.seconds() * rateHz - 1e-6)];
    waveform.fill(0, 1 / rateHz, samples);
    return IqSignal.of(Iq.toFloats(samples), rateHz);
  }

  @Test
  void leavesAloneWhatIsOutside() {
    double step = 1 / rateHz();
    int inside = (int) Math.ceil(waveform().seconds() / step);
    double[] samples = new double[2 * (inside + 20)];
    Arrays.fill(samples, UNTOUCHED);
    waveform().fill(-10.25 * step, step, samples);
    for (int n = 0; n < samples.length / 2; n++) {
      double seconds = (n - 10.25) * step;
      boolean outside = seconds < 0 || seconds >= waveform().seconds();
      assertThat(samples[2 * n] == UNTOUCHED).as("I of sample %d", n).isEqualTo(outside);
      assertThat(samples[2 * n + 1] == UNTOUCHED).as("Q of sample %d", n).isEqualTo(outside);
    }
  }

  @Test
  void isTheSameAtEveryRateWhereInstantsCoincide() {
    double step = 1 / rateHz();
    int length = (int) (waveform().seconds() / step);
    double[] slow = new double[2 * length];
    double[] fast = new double[6 * length];
    waveform().fill(-0.4 * step, step, slow);
    waveform().fill(-0.4 * step, step / 3, fast);
    for (int n = 0; n < length; n++) {
      assertThat(fast[6 * n]).isCloseTo(slow[2 * n], within(sameness()));
      assertThat(fast[6 * n + 1]).isCloseTo(slow[2 * n + 1], within(sameness()));
    }
  }

  /** By how much samples of one instant may differ. */
  double sameness() {
    return 1e-9;
  }

  @Test
  void hasAnRmsOfOne() {
    assertThat(sampled(waveform(), rateHz()).rms()).isCloseTo(1, within(0.005));
  }

  /** 400 ppm of a packet: its last sample that is not silent, at a rate at which this shows. */
  @Test
  void clockDecidesTheLength() {
    double rate = Math.max(rateHz(), 5000 / waveform().seconds());
    for (double ppm : new double[] {-400, 0, 400}) {
      Transmitter unit = Transmitter.ideal(1).with(new Crystal(ppm, 0));
      double[] sent = Measure.magnitude(unit.send(waveform(), rate, 0, new SplittableRandom(1)));
      int end = sent.length;
      while (sent[end - 1] == 0) {
        end--;
      }
      assertThat((double) end)
          .isCloseTo(waveform().seconds() / (1 + 1e-6 * ppm) * rate, within(1.0));
    }
  }

  @Test
  void refusesInstantsThatAreNone() {
    double[] samples = new double[8];
    assertThatThrownBy(() -> waveform().fill(Double.NaN, 1e-6, samples))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("firstSeconds");
    assertThatThrownBy(() -> waveform().fill(0, 0, samples))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stepSeconds");
    assertThatThrownBy(() -> waveform().fill(0, Double.NaN, samples))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
