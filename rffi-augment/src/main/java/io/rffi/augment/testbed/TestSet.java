package io.rffi.augment.testbed;

import java.util.List;
import java.util.Objects;

/**
 * One part of a measurement campaign: equally many receptions of each of some units.
 *
 * <p>Index i is reception i mod {@code receptionsPerUnit} of unit number i / {@code
 * receptionsPerUnit} of {@code units}.
 *
 * @param name short, fit for a file name
 * @param description what it stands for, in a sentence
 * @param units who sent, by the testbed's numbers
 * @param receptionsPerUnit how often each was received, ≥ 1
 * @param examplesPerReception how many {@linkplain Reception#examples() examples} each yields, ≥ 1
 */
public record TestSet(
    String name,
    String description,
    List<Integer> units,
    int receptionsPerUnit,
    int examplesPerReception) {
  /** Checks the numbers and copies the units. */
  public TestSet {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    units = List.copyOf(units);
    if (units.isEmpty() || receptionsPerUnit < 1 || examplesPerReception < 1) {
      throw new IllegalArgumentException(
          "a set needs units, receptions and examples, got "
              + units.size()
              + ", "
              + receptionsPerUnit
              + " and "
              + examplesPerReception);
    }
  }

  /**
   * The number of receptions.
   *
   * @return of all units together
   */
  public int receptions() {
    return Math.multiplyExact(units.size(), receptionsPerUnit);
  }

  /**
   * Who sent a reception.
   *
   * @param index 0 ≤ index &lt; {@link #receptions()}
   * @return the unit, by the testbed's number
   */
  public int unit(int index) {
    return units.get(Objects.checkIndex(index, receptions()) / receptionsPerUnit);
  }

  /**
   * Which of its unit's receptions one is.
   *
   * @param index 0 ≤ index &lt; {@link #receptions()}
   * @return 0 to {@code receptionsPerUnit} − 1
   */
  public int number(int index) {
    return Objects.checkIndex(index, receptions()) % receptionsPerUnit;
  }
}
