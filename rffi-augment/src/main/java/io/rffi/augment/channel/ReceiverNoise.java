package io.rffi.augment.channel;

import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * White Gaussian noise of a stated power, whatever the signal's: what a receiver hears all the
 * time. For a stated ratio to a packet's own power there is {@link AwgnChannel}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ReceiverNoise implements StreamingChannel {
  private final double power;
  private final double bandwidthHz; // +∞: the whole sample rate

  private ReceiverNoise(double power, double bandwidthHz) {
    this.power = Require.notNegative(power, "power");
    this.bandwidthHz = bandwidthHz;
  }

  /**
   * Noise whose power is counted over the whole sample rate.
   *
   * @param power mean |x|², ≥ 0
   * @return the channel
   */
  public static ReceiverNoise fullRate(double power) {
    return new ReceiverNoise(power, Double.POSITIVE_INFINITY);
  }

  /**
   * Noise whose power is counted in a bandwidth: the same density at every sample rate.
   *
   * @param power mean |x|² within the bandwidth, ≥ 0
   * @param bandwidthHz for example 125 kHz
   * @return the channel
   */
  public static ReceiverNoise inBand(double power, double bandwidthHz) {
    return new ReceiverNoise(power, Require.positive(bandwidthHz, "bandwidthHz"));
  }

  @Override
  public ChannelStream open(double sampleRateHz, RandomGenerator random) {
    double perSample =
        bandwidthHz == Double.POSITIVE_INFINITY ? power : power * sampleRateHz / bandwidthHz;
    RandomGenerator own = new SplittableRandom(random.nextLong());
    return new BlockStream(sampleRateHz) {
      @Override
      double[] process(double[] samples) {
        Iq.addNoise(samples, perSample, own);
        return samples;
      }
    };
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return BlockStream.whole(this, in, random);
  }
}
