package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("statistical")
class PolarisationLossTest extends StreamingChannelContract {
  @Override
  ChannelModel channel() {
    return new PolarisationLoss(60, 10);
  }

  @Override
  StreamingChannel stream() {
    return new PolarisationLoss(60, 10)::open;
  }

  /** 20 000 gains: a mean power's deviation is below 0.4 %, 2 % never fails by chance. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 45, 60, 90})
  void meanPowerIsAsStated(double degrees) {
    double psi = Math.toRadians(degrees);
    double expected = Math.pow(Math.cos(psi), 2) + 0.1 * Math.pow(Math.sin(psi), 2);
    ChannelModel channel = new PolarisationLoss(degrees, 10);
    assertThat(FadingStatistics.mean(FadingStatistics.powers(channel, 20_000, 1)))
        .isCloseTo(expected, within(0.02 * expected));
  }

  @Test
  void alignedAntennasLoseNothing() {
    IqSignal in = Measure.noise(100, 1e6, new SplittableRandom(2));
    assertThat(new PolarisationLoss(0, 20).apply(in, new SplittableRandom(3))).isEqualTo(in);
  }

  /** A pure wave on an antenna that is turned by 60°: 6 dB. */
  @Test
  void pureWavesLoseTheCosine() {
    ChannelModel pure = new PolarisationLoss(60, Double.POSITIVE_INFINITY);
    assertThat(pure.apply(FadingStatistics.ones(1, 1e6), new SplittableRandom(4)).i(0))
        .isCloseTo(0.5f, within(1e-6f));
  }

  @Test
  void refusesImpossibleParameters() {
    assertThatThrownBy(() -> new PolarisationLoss(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PolarisationLoss(1, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PolarisationLoss(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
