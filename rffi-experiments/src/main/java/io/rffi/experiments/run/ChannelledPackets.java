package io.rffi.experiments.run;

import io.rffi.api.ChannelModel;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.SplittableRandom;

/** Packets as if they had come by another way: each through a simulated channel of its own. */
public final class ChannelledPackets {
  private static final long SEED = 2022;

  private ChannelledPackets() {}

  /**
   * Sends packets through channels.
   *
   * @param name what to call the set
   * @param packets as they were received
   * @param channel drawn anew for each packet, the same at each call
   * @return packets at an RMS of 1
   */
  public static PacketSet of(String name, PacketSet packets, ChannelModel channel) {
    SplittableRandom random = new SplittableRandom(SEED);
    return new PacketSet(
        name,
        packets.packets().stream()
            .map(
                packet ->
                    new LabelledSignal(
                        packet.device(), channel.apply(packet.samples(), random).normalised()))
            .toList());
  }
}
