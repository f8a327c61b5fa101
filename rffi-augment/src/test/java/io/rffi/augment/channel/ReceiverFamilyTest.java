package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.receiver.ReceiverFamily;
import io.rffi.augment.receiver.ReceiverUnit;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("statistical")
class ReceiverFamilyTest extends ChannelModelContract {
  private static final double CARRIER = 868.1e6;

  @Override
  ChannelModel channel() {
    return ReceiverFamily.DONGLE.draw(1, CARRIER, new SplittableRandom(1));
  }

  @ParameterizedTest
  @EnumSource(ReceiverFamily.class)
  void seedsFixUnits(ReceiverFamily family) {
    ReceiverUnit unit = family.draw(1, CARRIER, new SplittableRandom(2));
    assertThat(family.draw(1, CARRIER, new SplittableRandom(2))).isEqualTo(unit);
    assertThat(family.draw(1, CARRIER, new SplittableRandom(3))).isNotEqualTo(unit);
  }

  @ParameterizedTest
  @EnumSource(ReceiverFamily.class)
  void noSpreadLeavesTheConverterOnly(ReceiverFamily family) {
    ReceiverUnit unit = family.draw(0, CARRIER, new SplittableRandom(4));
    assertThat(unit.clock().carrierOffsetHz()).isZero();
    assertThat(unit.receiver().iqImbalance().imageRejectionDb()).isInfinite();
    assertThat(unit.receiver().dcI()).isZero();
  }

  /** 2000 units: a deviation is estimated within 1.6 %, 8 % fails once in a million. */
  @Test
  void crystalsSpreadAsStated() {
    SplittableRandom random = new SplittableRandom(5);
    double square =
        IntStream.range(0, 2000)
            .mapToDouble(n -> ReceiverFamily.DONGLE.draw(2, CARRIER, random).clock().ppm())
            .map(ppm -> ppm * ppm)
            .average()
            .orElseThrow();
    assertThat(Math.sqrt(square)).isCloseTo(3, within(0.24));
  }

  /** Seen through the converter: a constant comes out where the crystal puts it. */
  @Test
  void unitsTuneByTheirCrystal() {
    ReceiverUnit unit = ReceiverFamily.SOFTWARE_RADIO.draw(1, CARRIER, new SplittableRandom(6));
    IqSignal out = unit.apply(FadingStatistics.ones(20_000, 1e6), new SplittableRandom(7));
    double[] phase = Measure.phaseAgainst(out, FadingStatistics.ones(20_000, 1e6));
    assertThat(Measure.slope(phase, 0, 20_000) * 1e6 / (2 * Math.PI))
        .isCloseTo(unit.clock().carrierOffsetHz(), within(2.0));
  }

  @Test
  void refusesImpossibleSpreads() {
    SplittableRandom random = new SplittableRandom(8);
    assertThatThrownBy(() -> ReceiverFamily.DONGLE.draw(-1, CARRIER, random))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
