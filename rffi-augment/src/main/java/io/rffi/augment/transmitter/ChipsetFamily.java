package io.rffi.augment.transmitter;

import io.rffi.augment.internal.Require;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Four kinds of LoRa node by chip and board, and a high-end software-defined radio.
 *
 * <p>The kinds are those of the device types in the LoRa data set of Shen et al. (IEEE Trans. Inf.
 * Forensics Security 17, 2022) and of the I/Q data sets recorded from identical radios. The figures
 * are estimates from what data sheets of such parts promise; none was measured on, or is claimed
 * for, any product.
 *
 * <p>All units of a family have their crystals from one batch: its offset is common, and the
 * deviation between units, about 1 ppm, is less than what {@linkplain Session sessions} do. Other
 * figures are drawn together where they have one cause, such as an amplifier's compression and
 * phase. Only {@link #unit} gives units that change from session to session.
 */
@SuppressWarnings("ImmutableEnumChecker") // the fields are records of numbers
public enum ChipsetFamily implements TransmitterFamily {
  /** An SX1276 on a module with a microcontroller. */
  SX1276_MODULE(
      Transmitter.EU868_CARRIER_HZ,
      new Clock(2.5, 1.2, 0.04, -0.22, 1, 12, 1.5),
      new Synthesiser(45, 0.80, 8, PhaseNoiseMask.decades(-82, -92, -102, -122), -56, 61),
      new Mixer(0.25, 1.4, -39, 3),
      new Amplifier(0.8, 4, -38, 1, 40, PowerRamp.Shape.LINEAR),
      new Output(0.30, 2.2)),
  /** An SX1261 on a plug-in board. */
  SX1261_SHIELD(
      Transmitter.EU868_CARRIER_HZ,
      new Clock(-1.5, 1.0, 0.03, -0.18, 1, 6, 1.0),
      new Synthesiser(54, 0.76, 4, PhaseNoiseMask.decades(-87, -97, -106, -126), -60, 92),
      new Mixer(0.18, 1.1, -42, 3),
      new Amplifier(0.5, 3, -42, 1, 20, PowerRamp.Shape.RAISED_COSINE),
      new Output(0.20, 1.6)),
  /** An SX1272 on a module with a microcontroller. */
  SX1272_MODULE(
      Transmitter.EU868_CARRIER_HZ,
      new Clock(5, 1.3, 0.05, -0.26, 1, 20, 2.0),
      new Synthesiser(40, 0.72, 8, PhaseNoiseMask.decades(-80, -91, -100, -121), -54, 61),
      new Mixer(0.28, 1.6, -37, 3),
      new Amplifier(1.0, 5, -36, 1.5, 45, PowerRamp.Shape.LINEAR),
      new Output(0.35, 2.6)),
  /** An SX1276 on a plug-in board: the chip of {@link #SX1276_MODULE} with other parts around. */
  SX1276_SHIELD(
      Transmitter.EU868_CARRIER_HZ,
      new Clock(-4, 1.4, 0.05, -0.24, 1, 24, 2.5),
      new Synthesiser(45, 0.80, 8, PhaseNoiseMask.decades(-82, -92, -102, -122), -56, 61),
      new Mixer(0.25, 1.4, -38, 3),
      new Amplifier(1.1, 5.5, -37, 1.2, 40, PowerRamp.Shape.LINEAR),
      new Output(0.45, 3.1)),
  /**
   * One model of software-defined radio: a quick synthesiser, little noise, a compensated crystal,
   * and a mixer that nobody calibrated.
   */
  HIGH_END_SDR(
      2.45e9,
      new Clock(0.5, 0.4, 0.01, -0.25, 0.25, 3, 1.0),
      new Synthesiser(300, 0.80, 0, PhaseNoiseMask.decades(-90, -98, -104, -126), -65, 200),
      new Mixer(0.80, 5.0, -33, 3),
      new Amplifier(0.3, 1.5, -44, 0.1, 2, PowerRamp.Shape.RAISED_COSINE),
      new Output(0.30, 0.3));

  /** A deviation this wide makes a phase all but uniform. */
  private static final double FULL_CIRCLE_DEGREES = 360;

  private final double carrierHz;
  private final Clock clock;
  private final Synthesiser synthesiser;
  private final Mixer mixer;
  private final Amplifier amplifier;
  private final Output output;

  ChipsetFamily(
      double carrierHz,
      Clock clock,
      Synthesiser synthesiser,
      Mixer mixer,
      Amplifier amplifier,
      Output output) {
    this.carrierHz = carrierHz;
    this.clock = clock;
    this.synthesiser = synthesiser;
    this.mixer = mixer;
    this.amplifier = amplifier;
    this.output = output;
  }

  /**
   * Draws a unit.
   *
   * @param spread how far units lie from the family's centre, as in {@link #draw}; what sessions do
   *     doesn't depend on it
   * @param random where the unit is drawn from
   * @return the unit
   */
  public TransmitterUnit unit(double spread, RandomGenerator random) {
    Require.notNegative(spread, "spread");
    UnitParameters parameters =
        CorrelatedParameters.draw(random).map((parameter, drawn) -> spread * drawn);
    return new TransmitterUnit(this, parameters, random.nextLong());
  }

  /** {@inheritDoc} It is the unit {@linkplain TransmitterUnit#asMade as made}. */
  @Override
  public Transmitter draw(double spread, RandomGenerator random) {
    return unit(spread, random).asMade();
  }

  Transmitter build(UnitParameters parameters) {
    Transmitter unit = clock.build(Transmitter.ideal(carrierHz), parameters);
    unit = mixer.build(synthesiser.build(unit, parameters), parameters);
    return output.build(amplifier.build(unit, parameters), parameters);
  }

  CrystalEnvironment environment(UnitParameters parameters) {
    return clock.environment(parameters);
  }

  /** Batch offset and deviation between units; cut, and what compensation leaves of its curve. */
  private record Clock(
      double batchPpm,
      double ppmDeviation,
      double wanderPpm,
      double cutPpm,
      double residual,
      double driftHz,
      double driftMilliseconds) {
    private static final double CUT_DEVIATION_PPM = 0.04;
    private static final double AGEING_PPM = 0.3;
    private static final double AGEING_DEVIATION_PPM = 0.1;
    private static final double AGEING_DAYS = 20;

    Transmitter build(Transmitter unit, UnitParameters parameters) {
      double ppm = parameters.about(UnitParameter.CRYSTAL, batchPpm, ppmDeviation);
      return unit.with(new Crystal(ppm, wanderPpm))
          .with(
              new TurnOnDrift(
                  parameters.scaled(UnitParameter.DRIFT, driftHz, 0.35), driftMilliseconds));
    }

    CrystalEnvironment environment(UnitParameters parameters) {
      double cut = parameters.about(UnitParameter.CUT_ANGLE, cutPpm, CUT_DEVIATION_PPM);
      double ageing = parameters.about(UnitParameter.AGEING, AGEING_PPM, AGEING_DEVIATION_PPM);
      return new CrystalEnvironment(
          TemperatureCurve.atCut(cut).compensated(residual), residual * ageing, AGEING_DAYS);
    }
  }

  /** Loop, steps (8 µs is a chip of 125 kHz), noise and spur: centres. */
  private record Synthesiser(
      double loopKhz,
      double damping,
      double stepMicroseconds,
      PhaseNoiseMask noise,
      double spurDbc,
      double spurKhz) {
    Transmitter build(Transmitter unit, UnitParameters parameters) {
      double bandwidth = parameters.scaled(UnitParameter.LOOP_BANDWIDTH, loopKhz, 0.08);
      double damped = Math.min(0.95, parameters.scaled(UnitParameter.DAMPING, damping, 0.05));
      return unit.with(new ChirpPll(1e3 * bandwidth, damped))
          .with(new ChirpSteps(stepMicroseconds))
          .with(noise.shifted(parameters.about(UnitParameter.NOISE_LEVEL, 0, 1.2)))
          .with(
              new SynthesiserSpur(
                  Math.min(-20, parameters.about(UnitParameter.SPUR_LEVEL, spurDbc, 2)),
                  1e3 * spurKhz));
    }
  }

  /** Imbalance (deviations, either sign) and leakage (centre and deviation). */
  private record Mixer(
      double gainDeviationDb,
      double phaseDeviationDegrees,
      double leakageDbc,
      double leakageDeviationDb) {
    Transmitter build(Transmitter unit, UnitParameters parameters) {
      return unit.with(
              new IqImbalance(
                  parameters.about(UnitParameter.IQ_GAIN, 0, gainDeviationDb),
                  parameters.about(UnitParameter.IQ_PHASE, 0, phaseDeviationDegrees)))
          .with(
              new LoLeakage(
                  parameters.about(UnitParameter.LEAKAGE_LEVEL, leakageDbc, leakageDeviationDb),
                  parameters.about(UnitParameter.LEAKAGE_PHASE, 0, FULL_CIRCLE_DEGREES)));
    }
  }

  /** Compression, phase, memory one lag back, and ramp: centres. */
  private record Amplifier(
      double compressionDb,
      double degrees,
      double memoryDb,
      double lagMicroseconds,
      double rampMicroseconds,
      PowerRamp.Shape ramp) {
    Transmitter build(Transmitter unit, UnitParameters parameters) {
      double compression = parameters.scaled(UnitParameter.COMPRESSION, compressionDb, 0.15);
      double phase = parameters.scaled(UnitParameter.AMPLIFIER_PHASE, degrees, 0.15);
      double level = Math.pow(10, parameters.about(UnitParameter.MEMORY, memoryDb, 2) / 20);
      double angle =
          Math.toRadians(parameters.about(UnitParameter.MEMORY_PHASE, 0, FULL_CIRCLE_DEGREES));
      return unit.with(new PowerAmplifier(compression, phase))
          .with(memory(level * Math.cos(angle), level * Math.sin(angle)))
          .with(new PowerRamp(parameters.scaled(UnitParameter.RAMP, rampMicroseconds, 0.12), ramp));
    }

    /** The linear term's memory, and half as much of the third order's. */
    private MemoryPolynomial memory(double re, double im) {
      return new MemoryPolynomial(
              lagMicroseconds,
              List.of(
                  new MemoryPolynomial.Term(1, 0, 1, 0),
                  new MemoryPolynomial.Term(1, 1, re, im),
                  new MemoryPolynomial.Term(3, 1, 0.5 * re, 0.5 * im)))
          .normalised();
    }
  }

  /** The filter: centres. */
  private record Output(double rippleDb, double echoMicroseconds) {
    Transmitter build(Transmitter unit, UnitParameters parameters) {
      return unit.with(
          new TransmitFilter(
              parameters.scaled(UnitParameter.RIPPLE, rippleDb, 0.12),
              parameters.scaled(UnitParameter.ECHO, echoMicroseconds, 0.12),
              parameters.about(UnitParameter.ECHO_PHASE, 0, FULL_CIRCLE_DEGREES)));
    }
  }
}
