package io.rffi.eval.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import org.junit.jupiter.api.Test;

/** Packets of a campaign. */
class TestbedPacketsTest {
  private final Testbed testbed = Testbeds.of("lora-60", Difficulty.DEFAULT, 7, 0.01);
  private final TestSet set = testbed.set("enrolment");

  @Test
  void namesUnitsFromOneAndKeepsTheOrder() {
    PacketSet packets = TestbedPackets.of(testbed, set);

    assertThat(packets.name()).isEqualTo("enrolment");
    assertThat(packets.packets()).hasSize(set.receptions());
    for (int index = 0; index < set.receptions(); index += 3) {
      LabelledSignal packet = packets.packets().get(index);
      assertThat(packet.device()).isEqualTo(Integer.toString(set.unit(index) + 1));
      assertThat(packet.samples())
          .isEqualTo(testbed.receive(set, index).examples().get(0).normalised());
      assertThat(packet.samples().rms()).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void takesOnlyTheUnitsThatAreWanted() {
    int unit = set.units().get(1);

    PacketSet packets = TestbedPackets.of(testbed, set, wanted -> wanted == unit);

    assertThat(packets.devices()).containsExactly(TestbedPackets.device(unit));
    assertThat(packets.packets())
        .containsExactlyElementsOf(
            TestbedPackets.of(testbed, set)
                .ofDevices(TestbedPackets.device(unit)::equals)
                .packets());
    assertThatThrownBy(() -> TestbedPackets.of(testbed, set, wanted -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("enrolment");
  }
}
