package io.rffi.augment.transmitter;

import java.util.random.RandomGenerator;

/**
 * From ideal baseband to antenna, in the order of the hardware: mixer imbalance, leakage, power
 * ramp, amplifier, carrier with drift, phase noise and spur, amplifier memory, filter. Knows
 * nothing of the waveform.
 */
final class TransmitterChain {
  private final Transmitter unit;
  private final double sampleRateHz;

  TransmitterChain(Transmitter unit, double sampleRateHz) {
    this.unit = unit;
    this.sampleRateHz = sampleRateHz;
  }

  /**
   * Sends one packet.
   *
   * @param samples ideal baseband of magnitude about 1, interleaved; overwritten
   * @param startSample where the packet begins, in samples
   * @param durationSeconds how long it lasts
   * @param clockError the relative error of the crystal during this packet
   * @param random the packet's randomness
   * @return the samples at the antenna, around the nominal carrier
   */
  double[] send(
      double[] samples,
      double startSample,
      double durationSeconds,
      double clockError,
      RandomGenerator random) {
    unit.iqImbalance().applyTo(samples);
    double leakRe = unit.loLeakage().re();
    double leakIm = unit.loLeakage().im();
    PowerAmplifier.Curve amplifier = unit.powerAmplifier().curve();
    int length = samples.length / 2;
    Carrier carrier = new Carrier(startSample, length, clockError, random);
    for (int n = 0; n < length; n++) {
      double seconds = (n - startSample) / sampleRateHz;
      double angle = carrier.next(n, seconds);
      double on = seconds >= durationSeconds ? 0 : unit.powerRamp().amplitude(seconds);
      double i = on * (samples[2 * n] + leakRe);
      double q = on * (samples[2 * n + 1] + leakIm);
      double power = i * i + q * q;
      double gain = amplifier.gain(power);
      angle += amplifier.phase(power);
      double cos = gain * Math.cos(angle);
      double sin = gain * Math.sin(angle);
      samples[2 * n] = i * cos - q * sin;
      samples[2 * n + 1] = i * sin + q * cos;
    }
    double[] amplified = unit.memoryPolynomial().apply(samples, sampleRateHz);
    return unit.transmitFilter().apply(amplified, sampleRateHz);
  }

  /** The carrier's phase against an ideal one at the nominal frequency. */
  private final class Carrier {
    private final double offset;
    private final double startPhase;
    private final double driftPhase;
    private final double driftStep;
    private double driftLeft;
    private final double[] noise;

    Carrier(double startSample, int length, double clockError, RandomGenerator random) {
      offset = 2 * Math.PI * clockError * unit.carrierHz();
      startPhase = 2 * Math.PI * random.nextDouble();
      driftPhase = unit.turnOnDrift().settledPhase();
      driftStep = unit.turnOnDrift().remaining(1 / sampleRateHz);
      driftLeft = unit.turnOnDrift().remaining(-startSample / sampleRateHz);
      noise = unit.phaseNoise().realisation(length, sampleRateHz, random);
      unit.synthesiserSpur().addTo(noise, sampleRateHz, random);
    }

    double next(int n, double seconds) {
      double phase = startPhase + offset * seconds + driftPhase * (1 - driftLeft) + noise[n];
      driftLeft *= driftStep;
      return phase;
    }
  }
}
