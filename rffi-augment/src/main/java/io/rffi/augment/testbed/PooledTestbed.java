package io.rffi.augment.testbed;

import io.rffi.augment.transmitter.Transmitter;
import java.util.Objects;

/**
 * What the testbeds have in common: units of a pool, attackers among them, and a day for each set.
 */
abstract class PooledTestbed implements Testbed {
  private final UnitPool units;
  private final Attackers attackers;
  private final double bandwidthHz;

  /**
   * A testbed.
   *
   * @param units all units
   * @param attackers those of the units that imitate others
   * @param bandwidthHz what packets occupy
   */
  PooledTestbed(UnitPool units, Attackers attackers, double bandwidthHz) {
    this.units = units;
    this.attackers = attackers;
    this.bandwidthHz = bandwidthHz;
  }

  /** All units. */
  final UnitPool pool() {
    return units;
  }

  /** On which day a packet is sent. */
  abstract int day(TestSet set, int index);

  /** Receives a packet of whoever sends it. */
  abstract Reception receive(TestSet set, int index, Sender sender);

  /** The place of a set among all. */
  final int place(TestSet set) {
    int place = sets().indexOf(Objects.requireNonNull(set, "set"));
    if (place < 0) {
      throw new IllegalArgumentException(set.name() + " is no set of this " + name());
    }
    return place;
  }

  @Override
  public final int units() {
    return units.count();
  }

  @Override
  public final String family(int unit) {
    return units.family(unit);
  }

  @Override
  public final Transmitter transmitter(TestSet set, int index) {
    int day = day(set, index);
    return attackers
        .attackOf(set)
        .map(attack -> attackers.appearance(attack, set, index, units, day))
        .orElseGet(() -> units.on(set.unit(index), day));
  }

  @Override
  public final Reception receive(TestSet set, int index) {
    int day = day(set, index);
    return attackers
        .attackOf(set)
        .map(
            attack ->
                receive(set, index, attackers.sender(attack, set, index, units, day, bandwidthHz))
                    .imitating(attackers.victim(set, index)))
        .orElseGet(() -> receive(set, index, Sender.of(transmitter(set, index))));
  }
}
