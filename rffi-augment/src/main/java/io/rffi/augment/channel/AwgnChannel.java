package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * White Gaussian noise at a stated ratio to the signal's own mean power. Silence stays silent.
 *
 * <p>Immutable and thread-safe.
 */
public final class AwgnChannel implements ChannelModel {
  private final double snrDb;
  private final double bandwidthHz; // +∞: the whole sample rate

  private AwgnChannel(double snrDb, double bandwidthHz) {
    if (Double.isNaN(snrDb) || snrDb == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("snrDb must be finite or +∞, got " + snrDb);
    }
    this.snrDb = snrDb;
    this.bandwidthHz = bandwidthHz;
  }

  /**
   * Noise counted over the whole sample rate, as published augmentations count it.
   *
   * @param snrDb the signal-to-noise ratio; +∞ for no noise
   * @return the channel
   */
  public static AwgnChannel fullRate(double snrDb) {
    return new AwgnChannel(snrDb, Double.POSITIVE_INFINITY);
  }

  /**
   * Noise counted in the signal's bandwidth, as receivers count it.
   *
   * @param snrDb the signal-to-noise ratio; +∞ for no noise
   * @param bandwidthHz for example 125 kHz; a signal of a lower rate is refused with a {@link
   *     SampleRateException}
   * @return the channel
   */
  public static AwgnChannel inBand(double snrDb, double bandwidthHz) {
    return new AwgnChannel(snrDb, Require.positive(bandwidthHz, "bandwidthHz"));
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    double widening = 1;
    if (bandwidthHz != Double.POSITIVE_INFINITY) {
      widening = in.sampleRateHz() / bandwidthHz;
      if (widening < 1) {
        throw new SampleRateException(
            in.sampleRateHz(), bandwidthHz, "at least the bandwidth in which noise is counted");
      }
    }
    double rms = in.rms();
    double[] samples = Iq.toDoubles(in);
    Iq.addNoise(samples, rms * rms * Iq.powerRatio(-snrDb) * widening, random);
    return Iq.like(in, samples);
  }
}
