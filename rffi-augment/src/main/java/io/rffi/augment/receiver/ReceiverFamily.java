package io.rffi.augment.receiver;

import io.rffi.augment.channel.Receiver;
import io.rffi.augment.internal.Require;
import io.rffi.augment.transmitter.IqImbalance;
import java.util.random.RandomGenerator;

/**
 * Kinds of receiver, and how their units differ.
 *
 * <p>Converter widths, crystal tolerances and image rejection are of the order that data sheets
 * promise; the spread of units around them is an estimate.
 */
public enum ReceiverFamily {
  /** A television dongle with a compensated crystal: 8 bits, little calibration. */
  DONGLE(8, 1.5, 0.15, 1.0, 0.004, -12),
  /** A mid-range software-defined radio, calibrated: 12 bits. */
  SOFTWARE_RADIO(12, 2, 0.05, 0.4, 0.0008, -12),
  /** A gateway's concentrator: 10 bits, a compensated crystal. */
  CONCENTRATOR(10, 0.8, 0.10, 0.7, 0.002, -15);

  private final int bits;
  private final double ppmDeviation;
  private final double gainDeviationDb;
  private final double phaseDeviationDegrees;
  private final double dcDeviation;
  private final double levelDbfs;

  ReceiverFamily(
      int bits,
      double ppmDeviation,
      double gainDeviationDb,
      double phaseDeviationDegrees,
      double dcDeviation,
      double levelDbfs) {
    this.bits = bits;
    this.ppmDeviation = ppmDeviation;
    this.gainDeviationDb = gainDeviationDb;
    this.phaseDeviationDegrees = phaseDeviationDegrees;
    this.dcDeviation = dcDeviation;
    this.levelDbfs = levelDbfs;
  }

  /**
   * Draws a unit.
   *
   * @param spread how far units lie from a perfect one, as a multiple of the realistic spread, ≥ 0:
   *     0 makes all units of a family equal, with nothing but their converter's width
   * @param carrierHz what the unit means to be tuned to, ≥ 0
   * @param random where the unit is drawn from; equal states give equal units
   * @return the unit
   */
  public ReceiverUnit draw(double spread, double carrierHz, RandomGenerator random) {
    Require.notNegative(spread, "spread");
    double ppm = spread * ppmDeviation * random.nextGaussian();
    double gainDb = spread * gainDeviationDb * random.nextGaussian();
    double phaseDegrees = spread * phaseDeviationDegrees * random.nextGaussian();
    double dcI = spread * dcDeviation * random.nextGaussian();
    double dcQ = spread * dcDeviation * random.nextGaussian();
    return new ReceiverUnit(
        new ReceiverClock(ppm, carrierHz),
        new Receiver(0, new IqImbalance(gainDb, phaseDegrees), dcI, dcQ, levelDbfs, bits));
  }
}
