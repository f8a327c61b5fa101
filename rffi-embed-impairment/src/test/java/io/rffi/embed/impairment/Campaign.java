package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.augment.channel.TrainingAugmentation;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A testbed's examples by their sender. */
record Campaign(Testbed testbed) {
  /** One example of each reception. */
  Map<String, List<IqSignal>> set(String name, int example, Predicate<Integer> unit) {
    TestSet set = testbed.set(name);
    List<Reception> receptions =
        IntStream.range(0, set.receptions())
            .filter(index -> unit.test(set.unit(index)))
            .mapToObj(index -> testbed.receive(set, index))
            .toList();
    Map<String, List<IqSignal>> bySender = new TreeMap<>();
    for (Reception reception : receptions) {
      bySender
          .computeIfAbsent(String.valueOf(1 + reception.unit()), sender -> new ArrayList<>())
          .add(reception.examples().get(example));
    }
    return bySender;
  }

  /** The same packets, each through several other channels. */
  static List<List<IqSignal>> augmented(Map<String, List<IqSignal>> radios, int times) {
    SplittableRandom random = new SplittableRandom(12);
    return radios.values().stream()
        .map(
            signals ->
                IntStream.range(0, times * signals.size())
                    .mapToObj(
                        n -> TrainingAugmentation.STANDARD.apply(signals.get(n / times), random))
                    .toList())
        .toList();
  }
}
