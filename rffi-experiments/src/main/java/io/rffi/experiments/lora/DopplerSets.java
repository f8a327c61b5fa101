package io.rffi.experiments.lora;

import io.rffi.augment.channel.MultipathChannel;
import io.rffi.eval.data.PacketSet;
import io.rffi.experiments.Origin;
import io.rffi.experiments.run.ChannelledPackets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sets in fast motion, of which there are no recordings: the packets of D1, each sent through a
 * simulated channel with a Doppler shift.
 */
final class DopplerSets {
  /** Of which set they are made. */
  static final String STILL = "D1";

  private static final String PREFIX = STILL + "-doppler-";
  private static final double DELAY_SPREAD_SECONDS = 100e-9;
  private static final double RICIAN_K = 5;

  private DopplerSets() {}

  /** Their names, by the largest Doppler shift that the paper tests. */
  static List<String> names() {
    return IntStream.of(0, 10, 30, 50, 100).mapToObj(hertz -> PREFIX + hertz).toList();
  }

  static boolean isOne(String set) {
    return set.startsWith(PREFIX);
  }

  /** The set that a campaign has to have. */
  static String source(String set) {
    return isOne(set) ? STILL : set;
  }

  /** What becomes of the still packets, the same at each call; other sets stay as they are. */
  static PacketSet moved(String set, PacketSet source) {
    if (!isOne(set)) {
      return source;
    }
    double hertz = Double.parseDouble(set.substring(PREFIX.length()));
    return ChannelledPackets.of(
        set, source, new MultipathChannel(DELAY_SPREAD_SECONDS, RICIAN_K, hertz));
  }

  static Origin origin(String set, Origin source) {
    return isOne(set) && source == Origin.RECORDED
        ? Origin.RECORDED_THROUGH_SIMULATED_CHANNEL
        : source;
  }
}
