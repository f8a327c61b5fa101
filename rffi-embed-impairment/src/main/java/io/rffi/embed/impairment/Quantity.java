package io.rffi.embed.impairment;

import java.util.Objects;

/**
 * Something that is measured of a packet.
 *
 * @param name what it is
 * @param unit what it is counted in
 * @param centre where it usually lies, in that unit
 * @param spread how far packets of one radio usually lie apart, in that unit; &gt; 0
 */
public record Quantity(String name, String unit, double centre, double spread) {
  /** Checks that the figures can be divided by. */
  public Quantity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(unit, "unit");
    if (!Double.isFinite(centre) || !(spread > 0) || Double.isInfinite(spread)) {
      throw new IllegalArgumentException(
          "%s: centre %s, spread %s: both finite, the spread > 0".formatted(name, centre, spread));
    }
  }
}
