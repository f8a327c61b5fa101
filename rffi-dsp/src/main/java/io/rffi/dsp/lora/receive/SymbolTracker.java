package io.rffi.dsp.lora.receive;

import io.rffi.dsp.lora.LoraParameters;

/**
 * Follows a packet's carrier and timing from symbol to symbol: a Kalman filter of the carrier (in
 * bins, B/2^SF), of how late symbols begin (in chips), and of how much later each one is than the
 * one before. Carrier and timing both shift a symbol's tone; they are told apart by the phase,
 * which steps where a chirp that is late wraps. Used by one thread.
 */
final class SymbolTracker {
  private static final int CARRIER = 0;
  private static final int TIMING = 1;
  private static final int DRIFT = 2;
  private static final int STATES = 3;

  /** What the preamble's measurement leaves open, in bins and chips. */
  private static final double CARRIER_DEVIATION = 0.1;

  private static final double TIMING_DEVIATION = 0.15;

  /** Clocks are off by so much, measured or not. */
  private static final double CLOCK_DEVIATION = 15e-6;

  /** How far a carrier wanders in a second, in Hz: crystals warm up while they send. */
  private static final double CARRIER_WANDER_HZ = 10;

  /** How much a clock's offset wanders in a symbol. */
  private static final double CLOCK_WANDER = 1e-7;

  /** A tone that far from its bin's middle is not followed by its phase, but by its bin. */
  private static final double COARSE_DEVIATION = 0.3;

  private final double[] state = new double[STATES];
  private final double[][] covariance = new double[STATES][STATES];
  private final double carrierWander; // variance a symbol
  private final double driftWander;

  /**
   * Begins where the preamble's measurement says.
   *
   * @param clockOffset how much faster the transmitter's clock is, 0 if that is not known
   */
  SymbolTracker(LoraParameters lora, double clockOffset) {
    int chips = lora.chips();
    state[DRIFT] = -clockOffset * chips;
    covariance[CARRIER][CARRIER] = square(CARRIER_DEVIATION);
    covariance[TIMING][TIMING] = square(TIMING_DEVIATION);
    covariance[DRIFT][DRIFT] = square(CLOCK_DEVIATION * chips);
    carrierWander = square(CARRIER_WANDER_HZ) * Math.pow(lora.symbolSeconds(), 3);
    driftWander = square(CLOCK_WANDER * chips);
  }

  /** How far above the preamble's carrier the symbol at hand is, in bins. */
  double carrier() {
    return state[CARRIER];
  }

  /** How much later than a clock without an offset the symbol at hand begins, in chips. */
  double timing() {
    return state[TIMING];
  }

  /** How much longer a symbol is at the transmitter's clock, in chips. */
  double drift() {
    return state[DRIFT];
  }

  /** Goes on by some symbols, or a part of one. */
  void advance(double symbols) {
    state[TIMING] += state[DRIFT] * symbols;
    for (int column = 0; column < STATES; column++) {
      covariance[TIMING][column] += symbols * covariance[DRIFT][column];
    }
    for (int row = 0; row < STATES; row++) {
      covariance[row][TIMING] += symbols * covariance[row][DRIFT];
    }
    covariance[CARRIER][CARRIER] += symbols * carrierWander;
    covariance[DRIFT][DRIFT] += symbols * driftWander;
  }

  /** A tone was found some bins above its value's: too far to see its phase. */
  void correct(double bins) {
    update(new double[] {1, -1, 0}, bins, square(COARSE_DEVIATION));
  }

  /** What the phase along a symbol says of what the state left. */
  void correct(PhaseTrend trend) {
    update(new double[] {1, trend.wrapShare() - 1, 0}, trend.slopeCycles(), trend.slopeVariance());
    // The state has moved: what is left of the step is less by the move.
    double moved = state[TIMING] - trend.timing();
    update(new double[] {0, 1, 0}, trend.stepCycles() - moved, trend.stepVariance());
  }

  private void update(double[] seen, double innovation, double variance) {
    if (!Double.isFinite(variance)) {
      return;
    }
    double[] gain = new double[STATES];
    double total = variance;
    for (int row = 0; row < STATES; row++) {
      for (int column = 0; column < STATES; column++) {
        gain[row] += covariance[row][column] * seen[column];
      }
      total += seen[row] * gain[row];
    }
    for (int row = 0; row < STATES; row++) {
      state[row] += gain[row] / total * innovation;
      for (int column = 0; column < STATES; column++) {
        covariance[row][column] -= gain[row] * gain[column] / total;
      }
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
