package io.rffi.augment;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import io.rffi.dsp.math.Rotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Builds what a gateway records: packets between stretches of silence, with noise all over.
 *
 * <pre>{@code
 * IqSignal capture = new SimulatedCapture(1e6)
 *     .silence(5000).packet(first, 0, 2_000).silence(9000).packet(second, -6, 0).silence(5000)
 *     .build(20, 125_000, random);
 * }</pre>
 *
 * <p>For one thread.
 */
public final class SimulatedCapture {
  private final double sampleRateHz;
  private final List<double[]> parts = new ArrayList<>();
  private int length;

  /**
   * An empty capture.
   *
   * @param sampleRateHz the receiver's sample rate
   */
  public SimulatedCapture(double sampleRateHz) {
    this.sampleRateHz = Require.positive(sampleRateHz, "sampleRateHz");
  }

  /**
   * Appends a stretch without a packet.
   *
   * @param samples its length, ≥ 0
   * @return this
   */
  public SimulatedCapture silence(int samples) {
    if (samples < 0) {
      throw new IllegalArgumentException("a silence can't be negative, got " + samples);
    }
    return append(new double[2 * samples]);
  }

  /**
   * Appends a packet, scaled to an RMS of 1 and then by a gain.
   *
   * @param packet at the capture's sample rate, not silent
   * @param gainDb how much stronger than the reference of the signal-to-noise ratio it is
   * @param offsetHz how far the receiver is tuned below the packet's carrier
   * @return this
   * @throws SampleRateException if the packet has another rate
   */
  public SimulatedCapture packet(IqSignal packet, double gainDb, double offsetHz) {
    Require.finite(gainDb, "gainDb");
    Require.finite(offsetHz, "offsetHz");
    if (packet.sampleRateHz() != sampleRateHz) {
      throw new SampleRateException(
          packet.sampleRateHz(), sampleRateHz, "simulate the packet at the capture's rate");
    }
    double rms = packet.rms();
    if (rms == 0) {
      throw new IllegalArgumentException("the packet is silent");
    }
    double[] samples = Iq.toDoubles(packet);
    Iq.scale(samples, Iq.amplitudeRatio(gainDb) / rms);
    Rotation.turn(samples, offsetHz / sampleRateHz);
    return append(samples);
  }

  /**
   * The present length: where the next part will begin.
   *
   * @return in samples
   */
  public int length() {
    return length;
  }

  /**
   * Adds noise.
   *
   * @param snrDb of a packet with a gain of 0 dB; +∞ for no noise
   * @param bandwidthHz the bandwidth in which the noise is counted
   * @param random where the noise is drawn from
   * @return the capture
   */
  public IqSignal build(double snrDb, double bandwidthHz, RandomGenerator random) {
    Objects.requireNonNull(random, "random");
    Require.positive(bandwidthHz, "bandwidthHz");
    double[] samples = new double[2 * length];
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, samples, at, part.length);
      at += part.length;
    }
    Iq.addNoise(samples, Iq.powerRatio(-snrDb) * sampleRateHz / bandwidthHz, random);
    return IqSignal.of(Iq.toFloats(samples), sampleRateHz);
  }

  private SimulatedCapture append(double[] part) {
    length = Math.addExact(length, part.length / 2);
    parts.add(part);
    return this;
  }
}
