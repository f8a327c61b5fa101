package io.rffi.eval.metric;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The proportion of packets for which something holds, such as the accuracy or the false-accept
 * rate.
 *
 * <p>Their bounds are {@linkplain DeviceBootstrap bootstrapped by device}, and widened to the exact
 * bounds (C. J. Clopper and E. S. Pearson, Biometrika 26, 1934) where those are wider. A bootstrap
 * says nothing where no packet fails, or every one: all packets of a device are then one trial,
 * since the next device may be one whose packets all do what no packet did yet. Elsewhere the exact
 * bounds are those of independent packets: doubt is never less.
 */
final class Proportion {
  private Proportion() {}

  static <T> Figure of(
      List<T> items, Function<T, String> device, Predicate<T> holds, DeviceBootstrap bootstrap) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a share of no packets");
    }
    DeviceNames devices = new DeviceNames(items.stream().map(device).toList());
    int[] all = new int[devices.size()];
    int[] those = new int[devices.size()];
    int events = 0;
    for (T item : items) {
      int place = devices.place(device.apply(item));
      all[place]++;
      if (holds.test(item)) {
        those[place]++;
        events++;
      }
    }
    Figure drawn =
        bootstrap.figure(
            (double) events / items.size(),
            items.size(),
            new int[] {devices.size()},
            draws -> (double) weighted(those, draws[0]) / weighted(all, draws[0]));
    return widened(drawn, events);
  }

  private static long weighted(int[] counts, int[] weights) {
    long sum = 0;
    for (int n = 0; n < counts.length; n++) {
      sum += (long) counts[n] * weights[n];
    }
    return sum;
  }

  private static Figure widened(Figure drawn, int packets) {
    boolean allAgree = packets == 0 || packets == drawn.count();
    int trials = allAgree ? drawn.devices() : drawn.count();
    int events = allAgree && packets > 0 ? trials : packets;
    int others = trials - events;
    double tail = (1 - drawn.confidence()) / 2;
    double low =
        events == 0
            ? 0
            : BetaDistribution.of(events, others + 1.0).inverseCumulativeProbability(tail);
    double high =
        others == 0
            ? 1
            : BetaDistribution.of(events + 1.0, others).inverseSurvivalProbability(tail);
    return new Figure(
        drawn.value(),
        Math.min(drawn.low(), low),
        Math.max(drawn.high(), high),
        drawn.confidence(),
        drawn.count(),
        drawn.devices());
  }
}
