package io.rffi.train.experiment;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.SplittableRandom;

/** Recorded packets as if their senders had moved: each through a simulated channel of its own. */
final class DopplerPackets {
  private static final double DELAY_SPREAD_SECONDS = 100e-9;
  private static final double RICIAN_K = 5;
  private static final long SEED = 2022;

  private DopplerPackets() {}

  /**
   * Sends packets through channels.
   *
   * @param name what to call the set
   * @param packets as they were recorded
   * @param hertz the largest Doppler shift, ≥ 0
   */
  static PacketSet of(String name, PacketSet packets, double hertz) {
    ChannelModel channel = new MultipathChannel(DELAY_SPREAD_SECONDS, RICIAN_K, hertz);
    SplittableRandom random = new SplittableRandom(SEED);
    return new PacketSet(
        name,
        packets.packets().stream()
            .map(
                packet ->
                    new LabelledSignal(
                        packet.device(), unitPower(channel.apply(packet.samples(), random))))
            .toList());
  }

  private static IqSignal unitPower(IqSignal signal) {
    float[] values = signal.toArray();
    float gain = (float) (1 / signal.rms());
    for (int n = 0; n < values.length; n++) {
      values[n] *= gain;
    }
    return IqSignal.of(values, signal.sampleRateHz());
  }
}
