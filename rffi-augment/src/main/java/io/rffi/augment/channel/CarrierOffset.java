package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Require;
import io.rffi.dsp.math.Rotation;
import java.util.random.RandomGenerator;

/**
 * A constant shift in frequency. Draws nothing.
 *
 * @param hertz how far the signal moves up
 */
public record CarrierOffset(double hertz) implements ChannelModel {
  /** Checks the range. */
  public CarrierOffset {
    Require.finite(hertz, "hertz");
  }

  BlockStream open(double sampleRateHz, RandomGenerator random) {
    return new BlockStream(sampleRateHz) {
      private long position;

      @Override
      double[] process(double[] samples) {
        Rotation.turnPart(samples, hertz / sampleRateHz, position);
        position += samples.length / 2;
        return samples;
      }
    };
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return BlockStream.whole(this::open, in, random);
  }
}
