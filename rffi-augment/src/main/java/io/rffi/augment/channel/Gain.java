package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * A constant gain. Draws nothing.
 *
 * @param decibels the gain; negative for a loss
 */
record Gain(double decibels) implements ChannelModel {
  /** Checks the range. */
  public Gain {
    Require.finite(decibels, "decibels");
  }

  BlockStream open(double sampleRateHz, RandomGenerator random) {
    double ratio = Iq.amplitudeRatio(decibels);
    return new BlockStream(sampleRateHz) {
      @Override
      double[] process(double[] samples) {
        Iq.scale(samples, ratio);
        return samples;
      }
    };
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return BlockStream.whole(this::open, in, random);
  }
}
