package io.rffi.augment.testbed;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The testbeds that there are. */
public final class Testbeds {
  private static final List<String> NAMES =
      List.of(
          Lora60.NAME, Iq16.NAME, Ism16.Protocol.BLE.testbed(), Ism16.Protocol.ZIGBEE.testbed());

  private Testbeds() {}

  /**
   * Their names.
   *
   * @return in a stable order
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A testbed by its name.
   *
   * @param name one of {@link #names()}
   * @param difficulty how hard it is
   * @param seed fixes units, sessions, channels and noise
   * @param scale multiplies the receptions of every unit, &gt; 0; at least one is left
   * @return the testbed
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Testbed of(String name, Difficulty difficulty, long seed, double scale) {
    return of(name, difficulty, seed, scale, Set.of());
  }

  /**
   * A testbed by its name, with attackers: for each attack there is one more set, {@link
   * Attack#setName()}, of five software-defined radios that imitate enrolled units in turn. They
   * are numbered behind the other units; all other sets stay as they are.
   *
   * @param name one of {@link #names()}
   * @param difficulty how hard it is
   * @param seed fixes units, sessions, channels and noise
   * @param scale multiplies the receptions of every unit, &gt; 0; at least one is left
   * @param attacks what the attackers do; none if empty
   * @return the testbed
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Testbed of(
      String name, Difficulty difficulty, long seed, double scale, Set<Attack> attacks) {
    Objects.requireNonNull(difficulty, "difficulty");
    if (!(scale > 0) || scale == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("scale must be finite and > 0, got " + scale);
    }
    for (Ism16.Protocol protocol : Ism16.Protocol.values()) {
      if (protocol.testbed().equals(name)) {
        return new Ism16(protocol, difficulty, seed, scale, attacks);
      }
    }
    return switch (Objects.requireNonNull(name, "name")) {
      case Lora60.NAME -> new Lora60(difficulty, seed, scale, attacks);
      case Iq16.NAME -> new Iq16(difficulty, seed, scale, attacks);
      default -> throw new IllegalArgumentException("no testbed \"" + name + "\", only " + NAMES);
    };
  }
}
