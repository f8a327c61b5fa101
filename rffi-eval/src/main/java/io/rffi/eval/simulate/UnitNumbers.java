package io.rffi.eval.simulate;

import java.util.Locale;

/** Units are numbered from 0 in a testbed, and from 1 in files, as LoRa_RFFI has it. */
public final class UnitNumbers {
  private UnitNumbers() {}

  /**
   * The number of a unit in files.
   *
   * @param unit by the testbed's number
   * @return from 1
   */
  public static int of(int unit) {
    return unit + 1;
  }

  /**
   * The name of a unit.
   *
   * @param unit by the testbed's number
   * @return such as {@code unit-07}
   */
  public static String name(int unit) {
    return String.format(Locale.ROOT, "unit-%02d", of(unit));
  }
}
