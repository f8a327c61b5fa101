package io.rffi.dsp.lora.receive;

/**
 * Follows how a packet's symbols drift from the times at which they are expected: a Kalman filter
 * of place and rate, in chips. What drifts is mostly the transmitter's clock; a carrier that drifts
 * looks the same. Used by one thread.
 */
final class ClockTracker {
  /** Where the first symbol is, after the preamble was measured. */
  private static final double PLACE_DEVIATION = 0.2;

  /** Clocks are off by so much where nothing is known. */
  private static final double CLOCK_DEVIATION = 15e-6;

  /** How much the rate wanders from one symbol to the next, in chips a symbol. */
  private static final double RATE_WANDER = 1e-4;

  /** A tone's place in a strong symbol, in bins. */
  private static final double LEAST_DEVIATION = 0.02;

  private double place;
  private double rate; // chips a symbol
  private double placeVariance = PLACE_DEVIATION * PLACE_DEVIATION;
  private double covariance;
  private double rateVariance;

  /** Begins at the expected place; symbols of so many chips have this rate, or nearly. */
  ClockTracker(int chips, double rate) {
    this.rate = rate;
    rateVariance = Math.pow(CLOCK_DEVIATION * chips, 2);
  }

  /** How much later than expected the symbol at hand begins, in chips. */
  double place() {
    return place;
  }

  /** How much later each symbol is than the one before, in chips. */
  double rate() {
    return rate;
  }

  /** Goes on by some symbols, or a part of one. */
  void advance(double symbols) {
    place += rate * symbols;
    placeVariance += symbols * (2 * covariance + symbols * rateVariance);
    covariance += symbols * rateVariance;
    rateVariance += symbols * RATE_WANDER * RATE_WANDER;
  }

  /**
   * Takes a symbol's measurement.
   *
   * @param lateChips how much later than at {@link #place} it began
   * @param contrast the tone's power over the noise's
   */
  void update(double lateChips, double contrast) {
    // The Cramér–Rao bound of a tone's frequency: 6/(4π²·contrast) bins².
    double variance = 6 / (4 * Math.PI * Math.PI * contrast) + LEAST_DEVIATION * LEAST_DEVIATION;
    double total = placeVariance + variance;
    double placeGain = placeVariance / total;
    double rateGain = covariance / total;
    place += placeGain * lateChips;
    rate += rateGain * lateChips;
    rateVariance -= rateGain * covariance;
    covariance -= rateGain * placeVariance;
    placeVariance -= placeGain * placeVariance;
  }
}
