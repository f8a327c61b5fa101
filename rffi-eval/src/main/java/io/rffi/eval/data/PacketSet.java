package io.rffi.eval.data;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Labelled packets that belong together, say those of one place and day. Immutable.
 *
 * @param name what figures of this set are called by
 * @param packets at least one, in the order of the data
 */
public record PacketSet(String name, List<LabelledSignal> packets) {
  /** Copies the list and checks that there is something in it. */
  public PacketSet {
    Objects.requireNonNull(name, "name");
    packets = List.copyOf(packets);
    if (packets.isEmpty()) {
      throw new IllegalArgumentException("there is no packet in " + name);
    }
  }

  /**
   * Who sent the packets.
   *
   * @return each device once, in the order of their first packets
   */
  public List<String> devices() {
    return packets.stream().map(LabelledSignal::device).distinct().toList();
  }

  /**
   * The packets of some devices.
   *
   * @param wanted which devices
   * @return a set of the same name
   * @throws IllegalArgumentException if none is left
   */
  public PacketSet ofDevices(Predicate<String> wanted) {
    return new PacketSet(
        name, packets.stream().filter(packet -> wanted.test(packet.device())).toList());
  }

  /**
   * Several sets as one.
   *
   * @param name what to call it
   * @param sets at least one
   * @return their packets, set by set
   */
  public static PacketSet together(String name, List<PacketSet> sets) {
    return new PacketSet(name, sets.stream().flatMap(set -> set.packets().stream()).toList());
  }
}
