package io.rffi.eval.protocol;

import java.util.List;
import java.util.Objects;

/**
 * The fingerprints of a packet set. Immutable.
 *
 * @param name what figures of this set are called by
 * @param packets in the order of the data
 * @param rejected those of which there is no fingerprint
 */
public record EmbeddedSet(
    String name, List<EmbeddedPacket> packets, List<RejectedPacket> rejected) {
  /**
   * Copies the lists and checks that there is a fingerprint.
   *
   * @throws UnusablePacketsException if all packets were rejected
   */
  public EmbeddedSet {
    Objects.requireNonNull(name, "name");
    packets = List.copyOf(packets);
    rejected = List.copyOf(rejected);
    if (packets.isEmpty()) {
      if (rejected.isEmpty()) {
        throw new IllegalArgumentException("there is no packet in " + name);
      }
      throw new UnusablePacketsException(name, rejected);
    }
  }

  /**
   * The same set with some of its packets.
   *
   * @param some at least one
   * @return a set of the same name with the same rejected packets
   */
  public EmbeddedSet with(List<EmbeddedPacket> some) {
    return new EmbeddedSet(name, some, rejected);
  }

  /**
   * Who sent the packets that have fingerprints.
   *
   * @return each device once, in the order of their first packets
   */
  public List<String> devices() {
    return packets.stream().map(EmbeddedPacket::device).distinct().toList();
  }
}
