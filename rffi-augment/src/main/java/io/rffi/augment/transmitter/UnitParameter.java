package io.rffi.augment.transmitter;

/**
 * What makes a unit of a {@link ChipsetFamily} differ from its neighbour, each counted in standard
 * deviations of the family at a spread of 1.
 *
 * <p>The same scale says how far a session moves it: what a restart does, 10 °C, and a supply that
 * is 10 % low. Estimates; all are small beside 1, so that a unit remains the same, but for the
 * leakage: mixers are calibrated when they are switched on, and what is left is another each time.
 */
enum UnitParameter {
  CRYSTAL(0, 0, 0),
  CUT_ANGLE(0, 0, 0),
  AGEING(0, 0, 0),
  DRIFT(0.18, 0.08, 0.05),
  NOISE_LEVEL(0.10, 0.10, 0.05),
  SPUR_LEVEL(0.12, 0.08, 0),
  IQ_GAIN(0.05, 0.08, 0),
  IQ_PHASE(0.05, 0.08, 0),
  LEAKAGE_LEVEL(0.5, 0.06, 0),
  LEAKAGE_PHASE(0.3, 0.005, 0),
  COMPRESSION(0.02, 0.12, 0.20),
  AMPLIFIER_PHASE(0.02, 0.10, 0.15),
  MEMORY(0.02, 0.08, 0.10),
  MEMORY_PHASE(0, 0.01, 0),
  LOOP_BANDWIDTH(0.04, 0.14, 0.05),
  DAMPING(0.04, 0.10, 0.05),
  RAMP(0.05, 0.04, 0.15),
  RIPPLE(0, 0.04, 0),
  ECHO(0, 0.03, 0),
  ECHO_PHASE(0, 0.01, 0);

  private static final double CELSIUS_STEP = 10;
  private static final double SUPPLY_STEP = 0.1;

  private final double restart;
  private final double perTenDegrees;
  private final double perTenPercentSupply;

  UnitParameter(double restart, double perTenDegrees, double perTenPercentSupply) {
    this.restart = restart;
    this.perTenDegrees = perTenDegrees;
    this.perTenPercentSupply = perTenPercentSupply;
  }

  /** How far a session moves this parameter. */
  double shift(Session session, double restartDraw) {
    Session reference = Session.REFERENCE;
    return restart * restartDraw
        + perTenDegrees * (session.celsius() - reference.celsius()) / CELSIUS_STEP
        + perTenPercentSupply * (reference.supply() - session.supply()) / SUPPLY_STEP;
  }
}
