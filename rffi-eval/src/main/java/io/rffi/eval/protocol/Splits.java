package io.rffi.eval.protocol;

import io.rffi.eval.data.Labelled;
import io.rffi.eval.data.PacketSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Ways to part packets into those that are learnt from and those that are tested with. Both parts
 * keep the order of the data.
 */
public final class Splits {
  private Splits() {}

  /**
   * Packets in two parts that have none in common.
   *
   * @param <T> a kind of packet
   * @param first to train on or to enrol
   * @param rest to test with
   */
  public record Split<T>(List<T> first, List<T> rest) {
    /** Copies the lists. */
    public Split {
      first = List.copyOf(first);
      rest = List.copyOf(rest);
    }
  }

  /**
   * Some packets of each device, drawn at random: few-shot enrolment.
   *
   * @param <T> a kind of packet
   * @param packets of devices that all have more than {@code count}
   * @param count how many of each device to enrol, ≥ 1
   * @param seed draws them
   * @return these, and all others
   * @throws IllegalArgumentException if a device has too few packets to leave one
   */
  public static <T extends Labelled> Split<T> fewShot(List<T> packets, int count, long seed) {
    Random random = new Random(seed);
    return perDevice(
        packets,
        count,
        own -> {
          List<T> drawn = new ArrayList<>(own);
          Collections.shuffle(drawn, random);
          return drawn;
        });
  }

  /**
   * The first packets of each device, and the later ones.
   *
   * @param <T> a kind of packet
   * @param packets of devices that all have more than {@code count}
   * @param count how many of each device to enrol, ≥ 1
   * @return these, and all others
   * @throws IllegalArgumentException if a device has too few packets to leave one
   */
  public static <T extends Labelled> Split<T> firstOfEach(List<T> packets, int count) {
    return perDevice(packets, count, Function.identity());
  }

  private static <T extends Labelled> Split<T> perDevice(
      List<T> packets, int count, Function<List<T>, List<T>> order) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one packet must be enrolled, got " + count);
    }
    // By identity: two packets may have equal values.
    Set<T> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    byDevice(packets)
        .forEach(
            (device, own) -> {
              if (own.size() <= count) {
                throw new IllegalArgumentException(
                    "device %s has %d packets: to enrol %d leaves none to test"
                        .formatted(device, own.size(), count));
              }
              chosen.addAll(order.apply(own).subList(0, count));
            });
    return split(packets, chosen::contains);
  }

  /**
   * A share of the devices with all of their packets, drawn at random, so that the others are seen
   * for the first time when they are tested.
   *
   * @param <T> a kind of packet
   * @param packets of at least two devices
   * @param share of the devices, 0 &lt; share &lt; 1; at least one stays on each side
   * @param seed draws them
   * @return the packets of these devices, and those of the others
   */
  public static <T extends Labelled> Split<T> byDevice(List<T> packets, double share, long seed) {
    List<String> devices = new ArrayList<>(byDevice(packets).keySet());
    if (devices.size() < 2 || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "a share of " + share + " of " + devices.size() + " devices leaves one side empty");
    }
    Collections.shuffle(devices, new Random(seed));
    int count = (int) Math.round(share * devices.size());
    Set<String> first =
        new HashSet<>(devices.subList(0, Math.max(1, Math.min(devices.size() - 1, count))));
    return split(packets, packet -> first.contains(packet.device()));
  }

  /**
   * Each condition in turn against all others: every day, place or receiver is tested with what the
   * others taught.
   *
   * @param sets recorded under at least two conditions
   * @param condition the day, the place or the receiver of a set
   * @return by condition, in the order of the sets: the packet sets of the other conditions, and
   *     those of this one
   * @throws IllegalArgumentException if there is only one condition
   */
  public static Map<String, Split<PacketSet>> leaveOneOut(
      List<PacketSet> sets, Function<PacketSet, String> condition) {
    Map<String, Split<PacketSet>> splits = new LinkedHashMap<>();
    for (String held : sets.stream().map(condition).distinct().toList()) {
      splits.put(held, split(sets, set -> !condition.apply(set).equals(held)));
    }
    if (splits.size() < 2) {
      throw new IllegalArgumentException(
          "all sets have the same condition " + splits.keySet() + ": there is nothing to compare");
    }
    return splits;
  }

  private static <T> Split<T> split(List<T> items, Predicate<T> first) {
    List<T> chosen = new ArrayList<>();
    List<T> rest = new ArrayList<>();
    items.forEach(item -> (first.test(item) ? chosen : rest).add(item));
    return new Split<>(chosen, rest);
  }

  private static <T extends Labelled> Map<String, List<T>> byDevice(List<T> packets) {
    Map<String, List<T>> byDevice = new LinkedHashMap<>();
    for (T packet : packets) {
      byDevice.computeIfAbsent(packet.device(), device -> new ArrayList<>()).add(packet);
    }
    return byDevice;
  }
}
