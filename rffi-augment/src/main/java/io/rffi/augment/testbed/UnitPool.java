package io.rffi.augment.testbed;

import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.ChipsetFamily;
import io.rffi.augment.transmitter.Session;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.transmitter.TransmitterUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A testbed's transmitters: unit d depends on the seed, d and the spread alone. */
final class UnitPool {
  private static final long UNIT = 100;
  private static final long SESSIONS = 101;

  private final long sessionSeed;
  private final List<TransmitterUnit> units;

  private UnitPool(long sessionSeed, List<TransmitterUnit> units) {
    this.sessionSeed = sessionSeed;
    this.units = units;
  }

  static UnitPool draw(List<ChipsetFamily> families, double spread, long seed) {
    return new UnitPool(
        Seeds.generator(seed, SESSIONS).nextLong(),
        IntStream.range(0, families.size())
            .mapToObj(unit -> families.get(unit).unit(spread, Seeds.generator(seed, UNIT, unit)))
            .toList());
  }

  int count() {
    return units.size();
  }

  String family(int unit) {
    return units.get(unit).family().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The unit as it is on a day, switched on that morning. */
  Transmitter on(int unit, int day) {
    return units.get(unit).in(Session.draw(sessionSeed, unit, day));
  }
}
