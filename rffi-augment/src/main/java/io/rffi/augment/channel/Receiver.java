package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import io.rffi.augment.transmitter.IqImbalance;
import io.rffi.dsp.math.Rotation;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A receiver without a clock of its own: tuning error, gain control, mixer imbalance, DC offset,
 * converter. Draws nothing: its impairments are the same for every packet.
 *
 * <p>Gain control brings a signal to {@code levelDbfs}; silence stays silent. The converter rounds
 * I and Q to multiples of 2^{1 − bits} and clips at ±1.
 *
 * <p>Immutable and thread-safe.
 *
 * @param offsetHz how far above its nominal frequency the receiver is tuned: signals move down
 * @param iqImbalance the mixer's imbalance
 * @param dcI the constant that appears on I, relative to full scale
 * @param dcQ the constant that appears on Q, relative to full scale
 * @param levelDbfs the RMS that gain control aims at, 0 being full scale
 * @param bits the converter's resolution, 2 to 24
 */
public record Receiver(
    double offsetHz, IqImbalance iqImbalance, double dcI, double dcQ, double levelDbfs, int bits)
    implements ChannelModel {
  /** Checks the ranges. */
  public Receiver {
    Require.finite(offsetHz, "offsetHz");
    Objects.requireNonNull(iqImbalance, "iqImbalance");
    Require.finite(dcI, "dcI");
    Require.finite(dcQ, "dcQ");
    Require.finite(levelDbfs, "levelDbfs");
    if (bits < 2 || bits > 24) {
      throw new IllegalArgumentException("bits must be 2 to 24, got " + bits);
    }
  }

  /**
   * A mid-range software-defined radio, calibrated: 45 dB image rejection, 12 bits, −12 dBFS.
   *
   * @return the receiver
   */
  public static Receiver typical() {
    return new Receiver(350, new IqImbalance(0.05, 0.5), 0.0008, -0.0005, -12, 12);
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    double rms = in.rms();
    double[] samples = Iq.toDoubles(in);
    if (rms > 0) {
      Iq.scale(samples, Iq.amplitudeRatio(levelDbfs) / rms);
    }
    Rotation.turn(samples, -offsetHz / in.sampleRateHz());
    iqImbalance.applyTo(samples);
    double steps = 1 << (bits - 1);
    for (int n = 0; n < samples.length; n += 2) {
      samples[n] = convert(samples[n] + dcI, steps);
      samples[n + 1] = convert(samples[n + 1] + dcQ, steps);
    }
    return Iq.like(in, samples);
  }

  private static double convert(double value, double steps) {
    return Math.max(-steps, Math.min(steps - 1, Math.rint(value * steps))) / steps;
  }
}
