package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.ChannelModel;
import io.rffi.augment.channel.ChannelIndependence.Cells;
import io.rffi.augment.channel.ChannelIndependence.Change;
import org.junit.jupiter.api.Test;

/** That dividing columns takes the channel out; {@link ChannelIndependenceTableTest} has all. */
class ChannelIndependenceTest {
  private static final ChannelModel RAYLEIGH_300NS =
      TappedDelayLine.rayleigh(PowerDelayProfile.exponential(300e-9));

  private static Change change(double snrDb, Cells cells) {
    return ChannelIndependence.measure(RAYLEIGH_300NS, snrDb, 20).get(cells);
  }

  @Test
  void channelsFallOutWithoutNoise() {
    Change change = change(Double.POSITIVE_INFINITY, Cells.ALL);
    assertThat(change.ratioAsReceived()).isGreaterThan(8);
    assertThat(change.ratioScaled()).isGreaterThan(2);
  }

  @Test
  void channelsFallOutOfStrongCellsAt40Db() {
    Change change = change(40, Cells.STRONG);
    assertThat(change.ratioAsReceived()).isGreaterThan(3);
    assertThat(change.ratioScaled()).isGreaterThan(2);
  }

  /** Division doubles the variance of noise's logarithm: there the picture is worse. */
  @Test
  void cellsOfNoiseAreFartherApart() {
    Change change = change(20, Cells.NOISE);
    assertThat(change.share()).isGreaterThan(0.1);
    assertThat(change.ratioScaled()).isBetween(0.65, 0.85);
  }
}
