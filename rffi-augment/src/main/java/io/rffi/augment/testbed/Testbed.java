package io.rffi.augment.testbed;

import io.rffi.augment.transmitter.Transmitter;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A published measurement campaign, simulated: which units sent what, when, where, and what the
 * receiver made of it.
 *
 * <p>Every reception depends only on the testbed's seed and difficulty, the set and the index:
 * whatever was asked for before, in whatever order and in whatever thread. Implementations are
 * immutable and safe for use by many threads at once.
 */
public interface Testbed {
  /**
   * What users call it.
   *
   * @return for example {@code lora-60}
   */
  String name();

  /**
   * The number of units.
   *
   * @return how many transmitters there are; they are numbered from 0
   */
  int units();

  /**
   * The model that a unit is one of.
   *
   * @param unit 0 ≤ unit &lt; {@link #units()}
   * @return the model's name in lower case
   */
  String family(int unit);

  /**
   * The sender of a reception, with the impairments that it had then.
   *
   * @param set one of {@link #sets()}
   * @param index 0 ≤ index &lt; {@link TestSet#receptions()}
   * @return the unit in its session
   */
  Transmitter transmitter(TestSet set, int index);

  /**
   * What was recorded, in the order of the campaign.
   *
   * @return at least one set, their names all different
   */
  List<TestSet> sets();

  /**
   * One reception.
   *
   * @param set one of {@link #sets()}
   * @param index 0 ≤ index &lt; {@link TestSet#receptions()}
   * @return what the receiver recorded, and the truth about it
   */
  Reception receive(TestSet set, int index);

  /**
   * A set by its name.
   *
   * @param setName as in {@link TestSet#name()}
   * @return the set
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  default TestSet set(String setName) {
    Objects.requireNonNull(setName, "setName");
    return sets().stream()
        .filter(set -> set.name().equals(setName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name()
                        + " has no set \""
                        + setName
                        + "\", only "
                        + sets().stream().map(TestSet::name).toList()));
  }

  /**
   * All receptions of a set, in order of the index, made as they are asked for.
   *
   * @param set one of {@link #sets()}
   * @return a stream; {@link Stream#parallel()} gives the same receptions sooner
   */
  default Stream<Reception> receptions(TestSet set) {
    return IntStream.range(0, set.receptions()).mapToObj(index -> receive(set, index));
  }
}
