package io.rffi.cli.demo;

/**
 * The size of a demonstration.
 *
 * @param devices how many simulated devices are enrolled, ≥ 1
 * @param rogues how many are never enrolled, ≥ 0
 * @param enrolPackets from how many packets each device is enrolled, ≥ 1
 * @param testPackets how many fresh packets each device and rogue sends, ≥ 1
 * @param seed ≥ 0; fixes devices, packets and channels
 */
public record DemoSettings(int devices, int rogues, int enrolPackets, int testPackets, long seed) {
  /** Checks the ranges. */
  public DemoSettings {
    if (devices < 1 || rogues < 0 || enrolPackets < 1 || testPackets < 1 || seed < 0) {
      throw new IllegalArgumentException(
          "a demonstration needs at least 1 device with 1 packet and 1 test packet, and no"
              + " negative number");
    }
  }

  /**
   * How many steps there are: a recording written, or one worked through.
   *
   * @return two for each enrolled device to enrol, and two for each transmitter to identify
   */
  public int steps() {
    return 2 * devices + 2 * (devices + rogues);
  }
}
