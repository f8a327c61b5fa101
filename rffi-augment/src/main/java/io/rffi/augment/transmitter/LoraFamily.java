package io.rffi.augment.transmitter;

import java.util.random.RandomGenerator;

/**
 * Five kinds of LoRa node for the EU868 band.
 *
 * <p>The centres follow what data sheets of such parts promise; the spread of units around them is
 * an estimate, chosen so that families overlap and no single figure tells units apart. Ramp (40 µs,
 * linear), turn-on drift (7 to 24 Hz, gone after 3 ms) and the time that the loop needs after a
 * wrap (about 10 µs) of {@link #CRYSTAL_TRANSCEIVER} are of the order seen in recorded packets of
 * two real nodes.
 */
@SuppressWarnings("ImmutableEnumChecker") // the fields are records of numbers
public enum LoraFamily implements TransmitterFamily {
  /** A transceiver chip with an ordinary crystal. */
  CRYSTAL_TRANSCEIVER(
      new Oscillator(8, 0.05, 18, 1.5, -92, -102),
      new Mixer(0.25, 1.5, -38, 3),
      new Output(0.8, 4, 45, 0.80, 40, PowerRamp.Shape.LINEAR, 0.3, 2.2)),
  /** A newer transceiver chip with a temperature-compensated crystal. */
  TCXO_TRANSCEIVER(
      new Oscillator(1, 0.02, 6, 1.0, -97, -106),
      new Mixer(0.18, 1.1, -42, 3),
      new Output(0.5, 3, 54, 0.76, 20, PowerRamp.Shape.RAISED_COSINE, 0.2, 1.6)),
  /** A software-defined radio with a direct-conversion mixer. */
  DIRECT_CONVERSION(
      new Oscillator(2, 0.03, 4, 2.5, -95, -107),
      new Mixer(0.40, 2.2, -34, 4),
      new Output(0.3, 2, 95, 0.72, 8, PowerRamp.Shape.LINEAR, 0.5, 3.0)),
  /** A low-cost module: cheap crystal, slow and lightly damped loop. */
  LOW_COST_MODULE(
      new Oscillator(12, 0.10, 45, 2.0, -86, -97),
      new Mixer(0.35, 2.0, -36, 3.5),
      new Output(1.2, 6, 40, 0.66, 60, PowerRamp.Shape.EXPONENTIAL, 0.4, 2.6)),
  /** A module with an external power amplifier, driven into compression. */
  HIGH_POWER_MODULE(
      new Oscillator(6, 0.06, 70, 3.5, -91, -103),
      new Mixer(0.28, 1.6, -37, 3),
      new Output(2.0, 10, 48, 0.72, 30, PowerRamp.Shape.RAISED_COSINE, 0.6, 3.6));

  private final Oscillator oscillator;
  private final Mixer mixer;
  private final Output output;

  LoraFamily(Oscillator oscillator, Mixer mixer, Output output) {
    this.oscillator = oscillator;
    this.mixer = mixer;
    this.output = output;
  }

  @Override
  public Transmitter draw(double spread, RandomGenerator random) {
    if (!(spread >= 0) || spread == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("spread must be finite and ≥ 0, got " + spread);
    }
    Draw draw = new Draw(spread, random);
    Transmitter unit = Transmitter.ideal(Transmitter.EU868_CARRIER_HZ);
    return output.build(mixer.build(oscillator.build(unit, draw), draw), draw);
  }

  /** Crystal, turn-on drift and phase noise: centres, or standard deviation for the ppm. */
  private record Oscillator(
      double ppmDeviation,
      double wanderPpm,
      double driftHz,
      double driftMilliseconds,
      double noiseAt10kHz,
      double noiseAt100kHz) {
    Transmitter build(Transmitter unit, Draw draw) {
      double noiseShift = draw.about(0, 1.2);
      return unit.with(new Crystal(draw.about(0, ppmDeviation), wanderPpm))
          .with(new TurnOnDrift(draw.about(driftHz, 0.4 * driftHz), draw.scaled(driftMilliseconds)))
          .with(new LorentzianPhaseNoise(noiseAt10kHz + noiseShift, noiseAt100kHz + noiseShift));
    }
  }

  /** Imbalance (standard deviations, either sign) and leakage (centre and deviation). */
  private record Mixer(
      double gainDeviationDb,
      double phaseDeviationDegrees,
      double leakageDbc,
      double leakageDeviationDb) {
    Transmitter build(Transmitter unit, Draw draw) {
      return unit.with(
              new IqImbalance(draw.about(0, gainDeviationDb), draw.about(0, phaseDeviationDegrees)))
          .with(
              new LoLeakage(
                  draw.about(leakageDbc, leakageDeviationDb), draw.about(0, FULL_CIRCLE_DEGREES)));
    }

    /** A deviation this wide makes a phase all but uniform. */
    private static final double FULL_CIRCLE_DEGREES = 360;
  }

  /** Amplifier, loop, ramp and filter: centres. */
  private record Output(
      double compressionDb,
      double amplifierDegrees,
      double loopKhz,
      double damping,
      double rampMicroseconds,
      PowerRamp.Shape ramp,
      double rippleDb,
      double echoMicroseconds) {
    Transmitter build(Transmitter unit, Draw draw) {
      return unit.with(
              new PowerAmplifier(draw.scaled(compressionDb), draw.scaled(amplifierDegrees)))
          .with(
              new ChirpPll(
                  1e3 * draw.scaled(loopKhz, 0.08), Math.min(0.95, draw.scaled(damping, 0.05))))
          .with(new PowerRamp(draw.scaled(rampMicroseconds), ramp))
          .with(
              new TransmitFilter(
                  draw.scaled(rippleDb), draw.scaled(echoMicroseconds), draw.about(0, 360)));
    }
  }

  /** Draws one unit's figures. */
  private record Draw(double spread, RandomGenerator random) {
    private static final double RELATIVE_DEVIATION = 0.12;

    double about(double centre, double deviation) {
      return centre + spread * deviation * random.nextGaussian();
    }

    /** A positive figure, log-normal about its centre. */
    double scaled(double centre, double relativeDeviation) {
      return centre * Math.exp(spread * relativeDeviation * random.nextGaussian());
    }

    double scaled(double centre) {
      return scaled(centre, RELATIVE_DEVIATION);
    }
  }
}
