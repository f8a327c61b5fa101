package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.transmitter.IqImbalance;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReceiverTest extends ChannelModelContract {
  private static final SplittableRandom UNUSED = new SplittableRandom(1);

  @Override
  ChannelModel channel() {
    return Receiver.typical();
  }

  /** A tone at a tenth of the sample rate. */
  private static IqSignal tone(double amplitude) {
    float[] values = new float[2 * 10_000];
    for (int n = 0; n < values.length / 2; n++) {
      values[2 * n] = (float) (amplitude * Math.cos(0.2 * Math.PI * n));
      values[2 * n + 1] = (float) (amplitude * Math.sin(0.2 * Math.PI * n));
    }
    return IqSignal.of(values, 1e6);
  }

  @Test
  void addsImageAndConstant() {
    IqImbalance imbalance = new IqImbalance(0.4, -2);
    IqSignal out = new Receiver(0, imbalance, 0.01, -0.02, -6, 24).apply(tone(3), UNUSED);
    IqSignal tone = tone(1);
    double[] image = Measure.fit(out, tone, Measure.conjugate(tone));
    assertThat(20 * Math.log10(Math.hypot(image[0], image[1]) / Math.hypot(image[2], image[3])))
        .isCloseTo(imbalance.imageRejectionDb(), within(0.05));
    double[] constant = Measure.fit(out, tone, Measure.constantLike(tone));
    assertThat(constant[2]).isCloseTo(0.01, within(1e-5));
    assertThat(constant[3]).isCloseTo(-0.02, within(1e-5));
  }

  @Test
  void gainControlAndTuningWork() {
    IqSignal out = new Receiver(1000, IqImbalance.NONE, 0, 0, -12, 24).apply(tone(0.001), UNUSED);
    assertThat(20 * Math.log10(out.rms())).isCloseTo(-12, within(0.01));
    double[] phase = Measure.phaseAgainst(out, tone(1));
    assertThat(Measure.slope(phase, 0, phase.length) * 1e6 / (2 * Math.PI))
        .isCloseTo(-1000, within(0.1));
  }

  @Test
  void converterRoundsAndClips() {
    Receiver coarse = new Receiver(0, IqImbalance.NONE, 0, 0, 3, 4);
    IqSignal out = coarse.apply(tone(1), UNUSED);
    for (float value : out.toArray()) {
      assertThat(value * 8).isEqualTo((float) Math.rint(value * 8));
      assertThat(value).isBetween(-1f, 0.875f);
    }
    assertThat(out.toArray()).contains(-1f, 0.875f);
  }

  /** A full-scale tone of b bits has 6.02·b + 1.76 dB of signal to quantisation noise. */
  @Test
  void quantisationNoiseIsTheTextbooks() {
    IqSignal noise = Measure.noise(20_000, 1e6, new SplittableRandom(9));
    IqSignal fine = new Receiver(0, IqImbalance.NONE, 0, 0, -15, 24).apply(noise, UNUSED);
    IqSignal rounded = new Receiver(0, IqImbalance.NONE, 0, 0, -15, 10).apply(noise, UNUSED);
    // Step 2⁻⁹: noise power 2·step²/12 against 10^−1.5.
    double expected = 10 * Math.log10(2 * Math.pow(2, -18) / 12) + 15;
    assertThat(Measure.errorDb(rounded, fine, 0, fine.length())).isCloseTo(expected, within(0.2));
  }

  @Test
  void refusesImpossibleConverters() {
    assertThatThrownBy(() -> new Receiver(0, IqImbalance.NONE, 0, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Receiver(0, IqImbalance.NONE, 0, 0, 0, 25))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Receiver(Double.NaN, IqImbalance.NONE, 0, 0, 0, 12))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
