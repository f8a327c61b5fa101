package io.rffi.augment.transmitter;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import io.rffi.augment.waveform.FrequencySweep;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.augment.waveform.PacketWaveform;
import io.rffi.dsp.lora.LoraParameters;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * One simulated transmitter: its impairments, and the packets it sends.
 *
 * <p>Samples are what an ideal receiver tuned to the nominal carrier would digitise: nominal
 * amplitude 1, no noise. They are worked out from the unit's own clock at the instants of the
 * receiver's samples, so nothing is resampled. Products of the amplifier beyond half the sample
 * rate fold back; sample at four times the bandwidth or more where that matters.
 *
 * <p>Immutable and safe for use by many threads at once, each with a generator of its own.
 *
 * @param carrierHz the nominal carrier frequency, &gt; 0
 * @param crystal the oscillator behind carrier and chip clock
 * @param turnOnDrift the carrier's settling at turn-on
 * @param iqImbalance the mixer's imbalance
 * @param loLeakage the carrier's leakage through the mixer
 * @param powerAmplifier the power amplifier, as far as it has no memory
 * @param memoryPolynomial what the amplifier's memory adds, after that
 * @param chirpPll the loop that follows the chirp
 * @param chirpSteps the steps in which the chirp climbs
 * @param phaseNoise the synthesiser's phase noise
 * @param synthesiserSpur the synthesiser's strongest spur
 * @param powerRamp the power's rise at turn-on
 * @param transmitFilter the filter before the antenna
 */
public record Transmitter(
    double carrierHz,
    Crystal crystal,
    TurnOnDrift turnOnDrift,
    IqImbalance iqImbalance,
    LoLeakage loLeakage,
    PowerAmplifier powerAmplifier,
    MemoryPolynomial memoryPolynomial,
    ChirpPll chirpPll,
    ChirpSteps chirpSteps,
    PhaseNoise phaseNoise,
    SynthesiserSpur synthesiserSpur,
    PowerRamp powerRamp,
    TransmitFilter transmitFilter) {
  /** A LoRaWAN default channel of the EU868 band. */
  public static final double EU868_CARRIER_HZ = 868.1e6;

  /** Checks that every part is there. */
  public Transmitter {
    Require.positive(carrierHz, "carrierHz");
    Objects.requireNonNull(crystal, "crystal");
    Objects.requireNonNull(turnOnDrift, "turnOnDrift");
    Objects.requireNonNull(iqImbalance, "iqImbalance");
    Objects.requireNonNull(loLeakage, "loLeakage");
    Objects.requireNonNull(powerAmplifier, "powerAmplifier");
    Objects.requireNonNull(memoryPolynomial, "memoryPolynomial");
    Objects.requireNonNull(chirpPll, "chirpPll");
    Objects.requireNonNull(chirpSteps, "chirpSteps");
    Objects.requireNonNull(phaseNoise, "phaseNoise");
    Objects.requireNonNull(synthesiserSpur, "synthesiserSpur");
    Objects.requireNonNull(powerRamp, "powerRamp");
    Objects.requireNonNull(transmitFilter, "transmitFilter");
  }

  /**
   * A transmitter without impairments.
   *
   * @param carrierHz the nominal carrier frequency
   * @return the transmitter, to be spoilt with the {@link #with}
   */
  public static Transmitter ideal(double carrierHz) {
    return new Transmitter(
        carrierHz,
        Crystal.IDEAL,
        TurnOnDrift.NONE,
        IqImbalance.NONE,
        LoLeakage.NONE,
        PowerAmplifier.LINEAR,
        MemoryPolynomial.LINEAR,
        ChirpPll.IDEAL,
        ChirpSteps.NONE,
        LorentzianPhaseNoise.NONE,
        SynthesiserSpur.NONE,
        PowerRamp.STEP,
        TransmitFilter.FLAT);
  }

  /**
   * How far the crystal puts the carrier off its nominal frequency, wander and drift aside.
   *
   * @return the offset in Hz
   */
  public double carrierOffsetHz() {
    return 1e-6 * crystal.ppm() * carrierHz;
  }

  /**
   * This transmitter on another carrier: the crystal's offset in ppm stays.
   *
   * @param hertz the nominal carrier frequency, &gt; 0
   * @return the retuned transmitter
   */
  public Transmitter tunedTo(double hertz) {
    return new Transmitter(
        hertz,
        crystal,
        turnOnDrift,
        iqImbalance,
        loLeakage,
        powerAmplifier,
        memoryPolynomial,
        chirpPll,
        chirpSteps,
        phaseNoise,
        synthesiserSpur,
        powerRamp,
        transmitFilter);
  }

  /**
   * The first symbols of a packet.
   *
   * @param lora the modulation
   * @param symbols how many preamble symbols, ≥ 1
   * @param sampleRateHz the receiver's sample rate, at least the bandwidth
   * @param random the packet's randomness: start phase, wander, noise
   * @return round(symbols · T · rate) samples, the first one at the packet's very beginning; a slow
   *     clock's last symbol is cut, a fast one's is followed by the next up-chirp
   * @throws SampleRateException if the rate is below the bandwidth
   */
  public IqSignal preamble(
      LoraParameters lora, int symbols, double sampleRateHz, RandomGenerator random) {
    requireRate(lora, sampleRateHz);
    if (symbols < 1) {
      throw new IllegalArgumentException("a preamble has at least one symbol, got " + symbols);
    }
    List<FrequencySweep> sweeps = LoraPacketLayout.preamble(lora, symbols + 1);
    int length = Math.toIntExact(Math.round(symbols * lora.symbolSeconds() * sampleRateHz));
    return send(sweeps, length, 0, sampleRateHz, random);
  }

  /**
   * A whole packet.
   *
   * @param lora the modulation
   * @param layout the symbols to send
   * @param sampleRateHz the receiver's sample rate, at least the bandwidth
   * @param startFraction where between samples 0 and 1 the packet begins, 0 ≤ fraction &lt; 1;
   *     sample 0 is silent unless this is 0
   * @param random the packet's randomness: start phase, wander, noise
   * @return the packet to its end, with a silent sample after it
   * @throws SampleRateException if the rate is below the bandwidth
   */
  public IqSignal packet(
      LoraParameters lora,
      LoraPacketLayout layout,
      double sampleRateHz,
      double startFraction,
      RandomGenerator random) {
    requireRate(lora, sampleRateHz);
    requireFraction(startFraction);
    double samples = layout.symbols() * lora.symbolSeconds() * sampleRateHz;
    int length = packetLength(samples, startFraction);
    return send(layout.sweeps(lora), length, startFraction, sampleRateHz, random);
  }

  /**
   * A packet of any waveform; {@link #chirpPll} and {@link #chirpSteps} take no part in it.
   *
   * @param waveform the ideal baseband
   * @param sampleRateHz the receiver's sample rate, &gt; 0
   * @param startFraction where between samples 0 and 1 the packet begins, 0 ≤ fraction &lt; 1;
   *     sample 0 is silent unless this is 0
   * @param random the packet's randomness: start phase, wander, noise
   * @return the packet to its end, with a silent sample after it
   */
  public IqSignal send(
      PacketWaveform waveform, double sampleRateHz, double startFraction, RandomGenerator random) {
    Require.positive(sampleRateHz, "sampleRateHz");
    requireFraction(startFraction);
    double clockError = crystal.packetError(random);
    double duration = waveform.seconds() / (1 + clockError);
    int length = packetLength(duration * sampleRateHz, startFraction);
    return send(waveform::fill, duration, length, startFraction, sampleRateHz, clockError, random);
  }

  private static void requireFraction(double startFraction) {
    if (!(startFraction >= 0 && startFraction < 1)) {
      throw new IllegalArgumentException(
          "startFraction must be at least 0 and below 1, got " + startFraction);
    }
  }

  private static int packetLength(double samples, double startFraction) {
    return Math.toIntExact((long) Math.ceil(samples + startFraction)) + 1;
  }

  private static void requireRate(LoraParameters lora, double sampleRateHz) {
    if (!(sampleRateHz >= lora.bandwidthHz()) || sampleRateHz == Double.POSITIVE_INFINITY) {
      throw new SampleRateException(
          sampleRateHz, lora.bandwidthHz(), "at least the bandwidth of " + lora.describe());
    }
  }

  private IqSignal send(
      List<FrequencySweep> sweeps,
      int length,
      double startSample,
      double sampleRateHz,
      RandomGenerator random) {
    double clockError = crystal.packetError(random);
    double seconds = sweeps.stream().mapToDouble(FrequencySweep::seconds).sum();
    SweepSynthesiser synthesiser = new SweepSynthesiser(chirpPll);
    List<FrequencySweep> steps = chirpSteps.stepped(sweeps);
    return send(
        (first, step, samples) -> synthesiser.fill(steps, first, step, samples),
        seconds / (1 + clockError),
        length,
        startSample,
        sampleRateHz,
        clockError,
        random);
  }

  /** What puts ideal baseband into samples; see {@link PacketWaveform#fill}. */
  private interface Filler {
    void fill(double firstSeconds, double stepSeconds, double[] samples);
  }

  private IqSignal send(
      Filler baseband,
      double duration,
      int length,
      double startSample,
      double sampleRateHz,
      double clockError,
      RandomGenerator random) {
    double step = (1 + clockError) / sampleRateHz;
    double[] samples = new double[2 * length];
    baseband.fill(-startSample * step, step, samples);
    double[] sent =
        new TransmitterChain(this, sampleRateHz)
            .send(samples, startSample, duration, clockError, random);
    return IqSignal.of(Iq.toFloats(sent), sampleRateHz, carrierHz);
  }

  /**
   * This transmitter with one part exchanged.
   *
   * @param changed the new part; it takes the place of the one of its kind
   * @return the changed transmitter
   */
  public Transmitter with(Impairment changed) {
    Objects.requireNonNull(changed, "changed");
    return new Transmitter(
        carrierHz,
        changed instanceof Crystal part ? part : crystal,
        changed instanceof TurnOnDrift part ? part : turnOnDrift,
        changed instanceof IqImbalance part ? part : iqImbalance,
        changed instanceof LoLeakage part ? part : loLeakage,
        changed instanceof PowerAmplifier part ? part : powerAmplifier,
        changed instanceof MemoryPolynomial part ? part : memoryPolynomial,
        changed instanceof ChirpPll part ? part : chirpPll,
        changed instanceof ChirpSteps part ? part : chirpSteps,
        changed instanceof PhaseNoise part ? part : phaseNoise,
        changed instanceof SynthesiserSpur part ? part : synthesiserSpur,
        changed instanceof PowerRamp part ? part : powerRamp,
        changed instanceof TransmitFilter part ? part : transmitFilter);
  }
}
