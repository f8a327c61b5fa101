package io.rffi.augment.transmitter;

import io.rffi.augment.random.Seeds;
import java.util.random.RandomGenerator;

/**
 * One unit of a {@link ChipsetFamily}, which is a slightly different transmitter in every session.
 *
 * <p>Temperature and age move the crystal by more than units differ, and a restart calibrates the
 * leakage anew; everything else moves by less than a third of that. What a restart changes depends
 * on the unit, the day and the restart alone.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class TransmitterUnit {
  private final ChipsetFamily family;
  private final UnitParameters parameters;
  private final long seed;

  TransmitterUnit(ChipsetFamily family, UnitParameters parameters, long seed) {
    this.family = family;
    this.parameters = parameters;
    this.seed = seed;
  }

  /**
   * The family.
   *
   * @return what the unit was drawn from
   */
  public ChipsetFamily family() {
    return family;
  }

  /**
   * The unit as it left the factory: new, at 25 °C and nominal supply, before any restart.
   *
   * @return the transmitter
   */
  public Transmitter asMade() {
    return family.build(parameters);
  }

  /** What moves its crystal. */
  CrystalEnvironment crystalEnvironment() {
    return family.environment(parameters);
  }

  /**
   * The unit in a session.
   *
   * @param session the conditions
   * @return the transmitter, the same for equal sessions
   */
  public Transmitter in(Session session) {
    RandomGenerator restart = Seeds.generator(seed, session.day(), session.powerCycle());
    UnitParameters moved =
        parameters.map(
            (parameter, made) -> made + parameter.shift(session, restart.nextGaussian()));
    Transmitter unit = family.build(moved);
    double ppm = crystalEnvironment().ppm(session.celsius(), session.day());
    return unit.with(unit.crystal().shifted(ppm));
  }
}
