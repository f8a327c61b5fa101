package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.lora.LoraParameters;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("statistical")
class TrainingAugmentationTest extends ChannelModelContract {
  @Override
  ChannelModel channel() {
    return TrainingAugmentation.STANDARD;
  }

  @Test
  void published() {
    TrainingAugmentation published = TrainingAugmentation.PUBLISHED;
    assertThat(published.delaySpreadSeconds()).isEqualTo(new Range(5e-9, 300e-9));
    assertThat(published.snrDb()).isEqualTo(new Range(20, 80));
    assertThat(published.delaySamples()).isEqualTo(Range.ZERO);
  }

  /** 400 draws: the extremes of a uniform range are within 3 % of its ends, but for 1 in 10⁵. */
  @Test
  void residualOffsetsFillTheirRange() {
    Range offset = new Range(-50, 50);
    Range quiet = new Range(120, 120);
    TrainingAugmentation clean =
        new TrainingAugmentation(
            Range.ZERO, Range.ZERO, Range.ZERO, Range.ZERO, offset, Range.ZERO, quiet);
    IqSignal chirps =
        Transmitter.ideal(868.1e6)
            .preamble(LoraParameters.EU868_SF7, 1, 1e6, new SplittableRandom(1));
    SplittableRandom random = new SplittableRandom(2);
    double least = 0;
    double most = 0;
    double sum = 0;
    for (int draw = 0; draw < 400; draw++) {
      double[] phase = Measure.phaseAgainst(clean.apply(chirps, random), chirps);
      double hertz = Measure.slope(phase, 10, 1014) * 1e6 / (2 * Math.PI);
      least = Math.min(least, hertz);
      most = Math.max(most, hertz);
      sum += hertz;
    }
    assertThat(least).isBetween(-51.0, -47.0);
    assertThat(most).isBetween(47.0, 51.0);
    assertThat(sum / 400).isCloseTo(0, within(6.0));
  }

  /** Mean energy gain is 1: 3000 fading draws estimate it with a deviation below 2 %. */
  @Test
  void energyIsConservedInTheMean() {
    IqSignal in = Measure.noise(300, 1e6, new SplittableRandom(3));
    ChannelModel channel = TrainingAugmentation.PUBLISHED.withSnrDb(new Range(60, 60));
    SplittableRandom random = new SplittableRandom(4);
    double gain = 0;
    for (int draw = 0; draw < 3000; draw++) {
      gain += Math.pow(channel.apply(in, random).rms() / in.rms(), 2) / 3000;
    }
    assertThat(gain).isCloseTo(1, within(0.06));
  }

  @Test
  void refusesImpossibleRanges() {
    assertThatThrownBy(() -> new Range(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Range(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    TrainingAugmentation standard = TrainingAugmentation.STANDARD;
    Range negative = new Range(-1, 1);
    assertThatThrownBy(() -> standard.withDopplerHz(negative))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
