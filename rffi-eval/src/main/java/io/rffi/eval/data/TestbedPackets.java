package io.rffi.eval.data;

import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The packets of a simulated campaign, made in memory: what {@code rffi simulate} writes as HDF5,
 * without the files.
 *
 * <p>Every example of a reception is a packet. Devices are called by the units' numbers from 1,
 * {@code "1"} for unit 0, as in the files. Packets are made by all processors and come in the
 * campaign's order, the same at each call.
 */
public final class TestbedPackets {
  private TestbedPackets() {}

  /**
   * All packets of a set.
   *
   * @param testbed the campaign
   * @param set one of its sets
   * @return a set of the same name, its packets at an RMS of 1
   */
  public static PacketSet of(Testbed testbed, TestSet set) {
    return of(testbed, set, unit -> true);
  }

  /**
   * The packets of some units.
   *
   * @param testbed the campaign
   * @param set one of its sets
   * @param units which units, by the testbed's numbers from 0
   * @return a set of the same name, its packets at an RMS of 1
   * @throws IllegalArgumentException if none of these units is in the set
   */
  public static PacketSet of(Testbed testbed, TestSet set, IntPredicate units) {
    List<LabelledSignal> packets =
        IntStream.range(0, set.receptions())
            .filter(index -> units.test(set.unit(index)))
            .parallel()
            .mapToObj(index -> packets(testbed, set, index))
            .flatMap(List::stream)
            .toList();
    return new PacketSet(set.name(), packets);
  }

  /**
   * What a unit is called in packet sets and files.
   *
   * @param unit by the testbed's number, from 0
   * @return its number from 1
   */
  public static String device(int unit) {
    return Integer.toString(Objects.checkIndex(unit, Integer.MAX_VALUE) + 1);
  }

  private static List<LabelledSignal> packets(Testbed testbed, TestSet set, int index) {
    String device = device(set.unit(index));
    return testbed.receive(set, index).examples().stream()
        .map(example -> new LabelledSignal(device, example.normalised()))
        .toList();
  }
}
