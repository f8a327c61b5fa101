package io.rffi.augment.testbed;

import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.ChipsetFamily;
import io.rffi.augment.transmitter.Transmitter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The attackers of a testbed: software-defined radios, numbered behind its units, each of which
 * imitates every victim in turn. Immutable.
 *
 * @param attacks what they do; none if empty
 * @param first the number of the first of them
 * @param victims whom they imitate, by the testbed's numbers
 * @param seed the testbed's
 */
record Attackers(Set<Attack> attacks, int first, List<Integer> victims, long seed) {
  private static final int COUNT = 5;
  private static final long ERRORS = 200;

  Attackers {
    attacks =
        attacks.isEmpty()
            ? Set.of()
            : Collections.unmodifiableSet(EnumSet.copyOf(attacks)); // in the order of declaration
    victims = List.copyOf(victims);
  }

  /** The radios' models, to be drawn behind those of the units. */
  List<ChipsetFamily> families() {
    return Collections.nCopies(attacks.isEmpty() ? 0 : COUNT, ChipsetFamily.HIGH_END_SDR);
  }

  /** The attackers' numbers. */
  List<Integer> units() {
    return IntStream.range(first, first + COUNT).boxed().toList();
  }

  /** The set of an attack, as many receptions of each attacker as stated. */
  TestSet set(Attack attack, int receptions, int examples) {
    return new TestSet(attack.setName(), attack.description(), units(), receptions, examples);
  }

  /** The attack that a set holds. */
  Optional<Attack> attackOf(TestSet set) {
    return attacks.stream().filter(attack -> attack.setName().equals(set.name())).findFirst();
  }

  /** Whom the sender of a reception in an attack's set imitates. */
  int victim(TestSet set, int index) {
    return victims.get(set.number(index) % victims.size());
  }

  /** What an attacker gets wrong about a victim: the same in all its packets. */
  RandomGenerator errors(Attack attack, int attacker, int victim) {
    return Seeds.generator(seed, ERRORS, attack.randomStream(), attacker, victim);
  }

  /** The attacker of a reception, in its session, tuned to its victim's carrier. */
  Sender sender(Attack attack, TestSet set, int index, UnitPool pool, int day, double hz) {
    int victim = victim(set, index);
    Transmitter imitated = pool.on(victim, day);
    return attack.sender(
        radio(set, index, pool, day, imitated),
        imitated,
        hz,
        errors(attack, set.unit(index), victim));
  }

  /** The attacker's radio with the impairments that it seems to have. */
  Transmitter appearance(Attack attack, TestSet set, int index, UnitPool pool, int day) {
    int victim = victim(set, index);
    Transmitter imitated = pool.on(victim, day);
    return attack.appearance(
        radio(set, index, pool, day, imitated), imitated, errors(attack, set.unit(index), victim));
  }

  private static Transmitter radio(
      TestSet set, int index, UnitPool pool, int day, Transmitter victim) {
    return pool.on(set.unit(index), day).tunedTo(victim.carrierHz());
  }
}
