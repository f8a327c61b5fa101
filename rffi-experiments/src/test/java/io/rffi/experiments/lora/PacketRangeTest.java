package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.IqSignal;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PacketRangeTest {
  private static final PacketSet SET =
      new PacketSet(
          "set",
          Stream.of("a1", "b1", "a2", "a3", "b2")
              .map(name -> packet(name.substring(0, 1), name.charAt(1) - '0'))
              .toList());

  @Test
  void countsThePacketsOfEachDevice() {
    assertThat(names(PacketRange.of(SET, 0, 1))).containsExactly("a1", "b1");
    assertThat(names(PacketRange.of(SET, 1, 3))).containsExactly("a2", "a3", "b2");
  }

  @Test
  void aDeviceWithoutPacketsThereIsRefused() {
    assertThatThrownBy(() -> PacketRange.of(SET, 2, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 packets of device b");
  }

  private static LabelledSignal packet(String device, int number) {
    return new LabelledSignal(device, IqSignal.of(new float[] {number, 0}, 1));
  }

  private static List<String> names(PacketSet set) {
    return set.packets().stream()
        .map(packet -> packet.device() + (int) packet.samples().i(0))
        .toList();
  }
}
