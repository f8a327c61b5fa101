package io.rffi.eval.simulate;

import io.rffi.augment.testbed.Attack;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is simulated, and how it is written. All but the threads decide what the files hold.
 *
 * @param testbed the name of the testbed
 * @param difficulty how hard it is
 * @param seed fixes units, sessions, channels and noise
 * @param scale the fraction of the receptions, above 0
 * @param sets the names of the sets to write; all of them if empty. Those of attacks are written in
 *     either case
 * @param attacks what attackers do, each in a set of its own; none if empty
 * @param format how they are written
 * @param threads how many threads make receptions, 1 to {@value #MOST_THREADS}
 */
public record SimulationSettings(
    String testbed,
    Difficulty difficulty,
    long seed,
    double scale,
    List<String> sets,
    Set<Attack> attacks,
    Format format,
    int threads) {
  /** More would only hold memory. */
  public static final int MOST_THREADS = 256;

  /** Checks the threads and copies the names. */
  public SimulationSettings {
    Objects.requireNonNull(testbed, "testbed");
    Objects.requireNonNull(difficulty, "difficulty");
    Objects.requireNonNull(format, "format");
    sets = List.copyOf(sets);
    attacks = attacks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(attacks));
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads must be 1 to " + MOST_THREADS + ", got " + threads);
    }
  }

  /**
   * Makes the testbed.
   *
   * @return the testbed, its receptions yet to be made
   * @throws IllegalArgumentException if there is none of this name, or the scale can't be
   */
  public Testbed open() {
    try {
      return Testbeds.of(testbed, difficulty, seed, scale, attacks);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("scale " + scale + " makes too many receptions", e);
    }
  }

  /**
   * The sets to write.
   *
   * @param opened the testbed
   * @return in the order of the campaign, each once
   * @throws IllegalArgumentException if there is no set of a name
   */
  public List<TestSet> setsOf(Testbed opened) {
    if (sets.isEmpty()) {
      return opened.sets();
    }
    List<TestSet> named =
        Stream.concat(sets.stream(), attacks.stream().map(Attack::setName))
            .map(opened::set)
            .toList();
    return opened.sets().stream().filter(named::contains).toList();
  }

  /**
   * In a line, for the eye.
   *
   * @return such as {@code difficulty default, seed 2026, scale 1}
   */
  public String describe() {
    return String.format(
        Locale.ROOT, "difficulty %s, seed %d, scale %s", lower(difficulty), seed, scale);
  }

  private static String lower(Difficulty level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
