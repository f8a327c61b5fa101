package io.rffi.match.enrolment;

import io.rffi.match.distance.DeviceDistance;
import java.util.Arrays;

/**
 * How many packets of two devices are nearer to the other than to the rest of their own, by the
 * rule of {@link DeviceDistance} with which packets are identified.
 *
 * @param first of the first device
 * @param firstOf of so many that could be compared
 * @param second of the second
 * @param secondOf of so many
 */
record Confusion(int first, int firstOf, int second, int secondOf) {
  /** The published number of neighbours. */
  private static final int NEIGHBOURS = 15;

  private static final int MOST_PACKETS = 50;

  /** More of a device's packets than this part are too many: one in ten. */
  private static final int ONE_IN = 10;

  static Confusion of(ExaminedDevice first, ExaminedDevice second) {
    int[] a = Samples.evenlySpaced(first.core(), MOST_PACKETS);
    int[] b = Samples.evenlySpaced(second.core(), MOST_PACKETS);
    return new Confusion(
        confused(first.packets(), a, second.packets(), b),
        compared(a),
        confused(second.packets(), b, first.packets(), a),
        compared(b));
  }

  /** A single packet has no rest. */
  private static int compared(int[] packets) {
    return packets.length < 2 ? 0 : packets.length;
  }

  private static int confused(DevicePackets own, int[] packets, DevicePackets other, int[] theirs) {
    if (packets.length < 2) {
      return 0;
    }
    DeviceDistance measure = new DeviceDistance(NEIGHBOURS, own.metric());
    int confused = 0;
    for (int packet : packets) {
      double[] toOwn =
          Arrays.stream(packets)
              .filter(one -> one != packet)
              .mapToDouble(one -> own.distance(packet, own.values(one)))
              .toArray();
      double[] toOther =
          Arrays.stream(theirs)
              .mapToDouble(one -> own.distance(packet, other.values(one)))
              .toArray();
      confused += measure.of(toOther) < measure.of(toOwn) ? 1 : 0;
    }
    return confused;
  }

  /** Whether one in ten of either is. */
  boolean isTooMany() {
    return (first > 0 && first * ONE_IN >= firstOf) || (second > 0 && second * ONE_IN >= secondOf);
  }

  int confused() {
    return first + second;
  }

  int compared() {
    return firstOf + secondOf;
  }
}
