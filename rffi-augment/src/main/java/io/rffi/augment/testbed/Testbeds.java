package io.rffi.augment.testbed;

import java.util.List;
import java.util.Objects;

/** The testbeds that there are. */
public final class Testbeds {
  private static final List<String> NAMES = List.of(Lora60.NAME, Iq16.NAME);

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
    Objects.requireNonNull(difficulty, "difficulty");
    if (!(scale > 0) || scale == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("scale must be finite and > 0, got " + scale);
    }
    return switch (Objects.requireNonNull(name, "name")) {
      case Lora60.NAME -> new Lora60(difficulty, seed, scale);
      case Iq16.NAME -> new Iq16(difficulty, seed, scale);
      default -> throw new IllegalArgumentException("no testbed \"" + name + "\", only " + NAMES);
    };
  }
}
