package io.rffi.augment.attack;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.PacketWaveform;
import io.rffi.dsp.math.Rotation;
import java.util.random.RandomGenerator;

/**
 * Carrier offset, imbalance and leakage, measured back from a tone that a transmitter was made to
 * send: its image and the leakage lie at frequencies of their own.
 */
record MixerMeasurement(
    double cfoHz, double gainDb, double phaseDegrees, double leakageRe, double leakageIm) {
  private static final double RATE_HZ = 1e6;
  private static final double TONE_HZ = 37e3;
  private static final int LENGTH = 4000; // whole periods

  private record Tone() implements PacketWaveform {
    @Override
    public double seconds() {
      return LENGTH / RATE_HZ * 1.01; // there is some left where a clock is fast
    }

    @Override
    public void fill(double firstSeconds, double stepSeconds, double[] samples) {
      for (int n = 0; n < samples.length / 2; n++) {
        double angle = 2 * Math.PI * TONE_HZ * (firstSeconds + n * stepSeconds);
        samples[2 * n] = Math.cos(angle);
        samples[2 * n + 1] = Math.sin(angle);
      }
    }
  }

  private static IqSignal tone(double stepSeconds) {
    double[] samples = new double[2 * LENGTH];
    new Tone().fill(0, stepSeconds, samples);
    return IqSignal.of(Iq.toFloats(samples), RATE_HZ);
  }

  static MixerMeasurement of(Transmitter unit, RandomGenerator random) {
    return of(unit.send(new Tone(), RATE_HZ, 0, random), unit.carrierHz());
  }

  private static MixerMeasurement of(IqSignal sent, double carrierHz) {
    IqSignal received = sent.slice(0, LENGTH);
    double[] phase = Measure.phaseAgainst(received, tone(1 / RATE_HZ));
    double turning = Measure.slope(phase, 0, LENGTH) * RATE_HZ / (2 * Math.PI);
    // The clock that moves the carrier raises the tone as much.
    double clockError = turning / (carrierHz + TONE_HZ);
    double cfoHz = clockError * carrierHz;
    IqSignal tone = tone((1 + clockError) / RATE_HZ);
    double[] still = Iq.toDoubles(received);
    Rotation.turn(still, -cfoHz / RATE_HZ);
    IqSignal baseband = IqSignal.of(Iq.toFloats(still), RATE_HZ);
    double[] a = Measure.inner(tone, baseband);
    double[] b = over(Measure.inner(Measure.conjugate(tone), baseband), a);
    double[] c = over(Measure.inner(Measure.constantLike(tone), baseband), a);
    // α·s + β·s* with β/α = b and α + β* = 1.
    double scale = 1 - b[0] * b[0] - b[1] * b[1];
    double alphaRe = (1 - b[0]) / scale;
    double alphaIm = b[1] / scale;
    return new MixerMeasurement(
        cfoHz,
        20 * Math.log10(Math.hypot(2 * alphaRe - 1, 2 * alphaIm)),
        Math.toDegrees(Math.atan2(2 * alphaIm, 2 * alphaRe - 1)),
        c[0] * alphaRe - c[1] * alphaIm,
        c[0] * alphaIm + c[1] * alphaRe);
  }

  private static double[] over(double[] x, double[] y) {
    double power = y[0] * y[0] + y[1] * y[1];
    return new double[] {(x[0] * y[0] + x[1] * y[1]) / power, (x[1] * y[0] - x[0] * y[1]) / power};
  }
}
