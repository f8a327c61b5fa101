package io.rffi.experiments.iq;

import io.rffi.api.IqSignal;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.ArrayList;
import java.util.List;

/** Packets cut into windows that don't overlap, each at an RMS of 1. */
final class Windows {
  private Windows() {}

  /**
   * Cuts; what is left at a packet's end, and windows of silence, are dropped.
   *
   * @throws IllegalArgumentException if no packet is as long as a window
   */
  static PacketSet of(PacketSet packets, int length) {
    List<LabelledSignal> windows = new ArrayList<>();
    for (LabelledSignal packet : packets.packets()) {
      for (int n = 0; n < packet.samples().length() / length; n++) {
        float[] values = new float[2 * length];
        packet.samples().copyTo(n * length, length, values, 0);
        IqSignal window = IqSignal.of(values, packet.samples().sampleRateHz());
        if (window.rms() > 0) {
          windows.add(new LabelledSignal(packet.device(), window.normalised()));
        }
      }
    }
    return new PacketSet(packets.name(), windows);
  }

  /** At most so many of each device, spread over all that there are. */
  static PacketSet thinned(PacketSet set, int most) {
    int devices = set.devices().size();
    // Odd, since windows of one kind may come at every second place.
    int step = ((set.packets().size() - 1) / (most * devices) + 1) | 1;
    List<LabelledSignal> kept = new ArrayList<>();
    for (int n = 0; n < set.packets().size(); n += step) {
      kept.add(set.packets().get(n));
    }
    return new PacketSet(set.name(), kept);
  }
}
