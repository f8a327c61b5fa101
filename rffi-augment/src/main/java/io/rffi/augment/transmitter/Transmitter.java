package io.rffi.augment.transmitter;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import io.rffi.augment.waveform.FrequencySweep;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.augment.waveform.Waveform;
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
 * @param powerAmplifier the power amplifier
 * @param chirpPll the loop that follows the chirp
 * @param phaseNoise the synthesiser's phase noise
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
    ChirpPll chirpPll,
    PhaseNoise phaseNoise,
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
    Objects.requireNonNull(chirpPll, "chirpPll");
    Objects.requireNonNull(phaseNoise, "phaseNoise");
    Objects.requireNonNull(powerRamp, "powerRamp");
    Objects.requireNonNull(transmitFilter, "transmitFilter");
  }

  /**
   * A transmitter without impairments.
   *
   * @param carrierHz the nominal carrier frequency
   * @return the transmitter, to be spoilt with the {@code with} methods
   */
  public static Transmitter ideal(double carrierHz) {
    return new Transmitter(
        carrierHz,
        Crystal.IDEAL,
        TurnOnDrift.NONE,
        IqImbalance.NONE,
        LoLeakage.NONE,
        PowerAmplifier.LINEAR,
        ChirpPll.IDEAL,
        PhaseNoise.NONE,
        PowerRamp.STEP,
        TransmitFilter.FLAT);
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
   * A packet of any waveform; the {@link #chirpPll} takes no part in it.
   *
   * @param waveform the ideal baseband
   * @param sampleRateHz the receiver's sample rate, &gt; 0
   * @param startFraction where between samples 0 and 1 the packet begins, 0 ≤ fraction &lt; 1;
   *     sample 0 is silent unless this is 0
   * @param random the packet's randomness: start phase, wander, noise
   * @return the packet to its end, with a silent sample after it
   */
  public IqSignal send(
      Waveform waveform, double sampleRateHz, double startFraction, RandomGenerator random) {
    Require.positive(sampleRateHz, "sampleRateHz");
    requireFraction(startFraction);
    int length = packetLength(waveform.seconds() * sampleRateHz, startFraction);
    return send(waveform::fill, waveform.seconds(), length, startFraction, sampleRateHz, random);
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
    SweepSynthesiser synthesiser = new SweepSynthesiser(chirpPll);
    return send(
        (first, step, samples) -> synthesiser.fill(sweeps, first, step, samples),
        sweeps.stream().mapToDouble(FrequencySweep::seconds).sum(),
        length,
        startSample,
        sampleRateHz,
        random);
  }

  /** What puts ideal baseband into samples; see {@link Waveform#fill}. */
  private interface Filler {
    void fill(double firstSeconds, double stepSeconds, double[] samples);
  }

  private IqSignal send(
      Filler baseband,
      double seconds,
      int length,
      double startSample,
      double sampleRateHz,
      RandomGenerator random) {
    double clockError = crystal.packetError(random);
    double step = (1 + clockError) / sampleRateHz;
    double[] samples = new double[2 * length];
    baseband.fill(-startSample * step, step, samples);
    double duration = seconds / (1 + clockError);
    double[] sent =
        new FrontEnd(this, sampleRateHz).send(samples, startSample, duration, clockError, random);
    return IqSignal.of(Iq.toFloats(sent), sampleRateHz, carrierHz);
  }

  /**
   * This transmitter with another crystal.
   *
   * @param changed the new crystal
   * @return the changed transmitter
   */
  public Transmitter with(Crystal changed) {
    return new Transmitter(
        carrierHz,
        changed,
        turnOnDrift,
        iqImbalance,
        loLeakage,
        powerAmplifier,
        chirpPll,
        phaseNoise,
        powerRamp,
        transmitFilter);
  }

  /**
   * This transmitter with another turn-on drift.
   *
   * @param changed the new turn-on drift
   * @return the changed transmitter
   */
  public Transmitter with(TurnOnDrift changed) {
    return new Transmitter(
        carrierHz,
        crystal,
        changed,
        iqImbalance,
        loLeakage,
        powerAmplifier,
        chirpPll,
        phaseNoise,
        powerRamp,
        transmitFilter);
  }

  /**
   * This transmitter with another imbalance.
   *
   * @param changed the new imbalance
   * @return the changed transmitter
   */
  public Transmitter with(IqImbalance changed) {
    return new Transmitter(
        carrierHz,
        crystal,
        turnOnDrift,
        changed,
        loLeakage,
        powerAmplifier,
        chirpPll,
        phaseNoise,
        powerRamp,
        transmitFilter);
  }

  /**
   * This transmitter with another leakage.
   *
   * @param changed the new leakage
   * @return the changed transmitter
   */
  public Transmitter with(LoLeakage changed) {
    return new Transmitter(
        carrierHz,
        crystal,
        turnOnDrift,
        iqImbalance,
        changed,
        powerAmplifier,
        chirpPll,
        phaseNoise,
        powerRamp,
        transmitFilter);
  }

  /**
   * This transmitter with another amplifier.
   *
   * @param changed the new amplifier
   * @return the changed transmitter
   */
  public Transmitter with(PowerAmplifier changed) {
    return new Transmitter(
        carrierHz,
        crystal,
        turnOnDrift,
        iqImbalance,
        loLeakage,
        changed,
        chirpPll,
        phaseNoise,
        powerRamp,
        transmitFilter);
  }

  /**
   * This transmitter with another loop.
   *
   * @param changed the new loop
   * @return the changed transmitter
   */
  public Transmitter with(ChirpPll changed) {
    return new Transmitter(
        carrierHz,
        crystal,
        turnOnDrift,
        iqImbalance,
        loLeakage,
        powerAmplifier,
        changed,
        phaseNoise,
        powerRamp,
        transmitFilter);
  }

  /**
   * This transmitter with another phase noise.
   *
   * @param changed the new phase noise
   * @return the changed transmitter
   */
  public Transmitter with(PhaseNoise changed) {
    return new Transmitter(
        carrierHz,
        crystal,
        turnOnDrift,
        iqImbalance,
        loLeakage,
        powerAmplifier,
        chirpPll,
        changed,
        powerRamp,
        transmitFilter);
  }

  /**
   * This transmitter with another power ramp.
   *
   * @param changed the new power ramp
   * @return the changed transmitter
   */
  public Transmitter with(PowerRamp changed) {
    return new Transmitter(
        carrierHz,
        crystal,
        turnOnDrift,
        iqImbalance,
        loLeakage,
        powerAmplifier,
        chirpPll,
        phaseNoise,
        changed,
        transmitFilter);
  }

  /**
   * This transmitter with another filter.
   *
   * @param changed the new filter
   * @return the changed transmitter
   */
  public Transmitter with(TransmitFilter changed) {
    return new Transmitter(
        carrierHz,
        crystal,
        turnOnDrift,
        iqImbalance,
        loLeakage,
        powerAmplifier,
        chirpPll,
        phaseNoise,
        powerRamp,
        changed);
  }
}
