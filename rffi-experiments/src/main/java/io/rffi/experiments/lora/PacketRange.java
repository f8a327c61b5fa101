package io.rffi.experiments.lora;

import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Packets by their place among those of their device. */
final class PacketRange {
  private PacketRange() {}

  /**
   * Some packets of each device.
   *
   * @param set the packets
   * @param from the first place, ≥ 0
   * @param to one more than the last place
   * @throws IllegalArgumentException if a device has no packet there
   */
  static PacketSet of(PacketSet set, int from, int to) {
    Map<String, Integer> met = new HashMap<>();
    List<LabelledSignal> kept = new ArrayList<>();
    for (LabelledSignal packet : set.packets()) {
      int place = met.merge(packet.device(), 1, Integer::sum) - 1;
      if (place >= from && place < to) {
        kept.add(packet);
      }
    }
    met.forEach(
        (device, count) -> {
          if (count <= from) {
            throw new IllegalArgumentException(
                "%s has %d packets of device %s: wanted are more than %d"
                    .formatted(set.name(), count, device, from));
          }
        });
    return new PacketSet(set.name(), kept);
  }
}
