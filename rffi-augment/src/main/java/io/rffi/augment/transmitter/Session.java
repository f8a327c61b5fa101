package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;
import io.rffi.augment.random.Seeds;
import java.util.random.RandomGenerator;

/**
 * The conditions under which a unit sends for a while: a day, and the time between two restarts.
 *
 * @param day the unit's age in days, ≥ 0
 * @param powerCycle how often it was restarted on that day, ≥ 0
 * @param celsius the unit's temperature
 * @param supply the supply voltage as a fraction of the nominal one, &gt; 0
 */
public record Session(int day, int powerCycle, double celsius, double supply) {
  /** A new unit at 25 °C and nominal supply. */
  public static final Session REFERENCE = new Session(0, 0, 25, 1);

  /** The lowest temperature that {@link #draw} gives. */
  public static final double COLDEST_CELSIUS = 5;

  /** The highest temperature that {@link #draw} gives. */
  public static final double WARMEST_CELSIUS = 40;

  /** The lowest supply that {@link #draw} gives: a battery near its end. */
  public static final double LOWEST_SUPPLY = 0.9;

  /** Sets these draws apart from what else an experiment draws from its seed. */
  private static final long PURPOSE = 0x5E5510;

  /** Checks the ranges. */
  public Session {
    if (day < 0 || powerCycle < 0) {
      throw new IllegalArgumentException(
          "day and powerCycle must be ≥ 0, got " + day + " and " + powerCycle);
    }
    Require.finite(celsius, "celsius");
    Require.positive(supply, "supply");
  }

  /**
   * A day of a unit in use: temperature and supply are uniform over their ranges, and independent
   * from unit to unit and day to day.
   *
   * @param seed the experiment's seed
   * @param unit the unit's number
   * @param day its age in days, ≥ 0
   * @return the session before any restart, the same for the same arguments
   */
  public static Session draw(long seed, int unit, int day) {
    RandomGenerator random = Seeds.generator(seed, PURPOSE, unit, day);
    double celsius = COLDEST_CELSIUS + (WARMEST_CELSIUS - COLDEST_CELSIUS) * random.nextDouble();
    double supply = LOWEST_SUPPLY + (1 - LOWEST_SUPPLY) * random.nextDouble();
    return new Session(day, 0, celsius, supply);
  }

  /**
   * The session after a restart, at the same temperature and supply.
   *
   * @return the next power cycle of the day
   */
  public Session restarted() {
    return new Session(day, Math.addExact(powerCycle, 1), celsius, supply);
  }
}
