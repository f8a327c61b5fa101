package io.rffi.eval.report;

import io.rffi.augment.testbed.TestSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which units are shown, and in which sets: the units that most of these sets have.
 *
 * @param units at most two, by the testbed's numbers
 * @param sets in the order of the campaign
 */
record ExampleUnits(List<Integer> units, List<TestSet> sets) {
  private static final int UNITS = 2;
  private static final int SETS = 5;

  /** From near to far, and in motion. */
  private static final List<String> EXAMPLE_SETS =
      List.of("enrolment", "D1", "D6", "D9", "doppler-100");

  static ExampleUnits of(List<TestSet> written) {
    List<TestSet> examples = written.stream().filter(s -> EXAMPLE_SETS.contains(s.name())).toList();
    List<TestSet> sets = examples.isEmpty() ? written.stream().limit(SETS).toList() : examples;
    List<Integer> units =
        sets.stream()
            .flatMap(set -> set.units().stream())
            .distinct()
            .sorted(
                Comparator.comparingLong((Integer unit) -> -with(sets, unit).count())
                    .thenComparing(Comparator.naturalOrder()))
            .limit(UNITS)
            .toList();
    return new ExampleUnits(units, sets);
  }

  private static Stream<TestSet> with(List<TestSet> sets, int unit) {
    return sets.stream().filter(set -> set.units().contains(unit));
  }
}
