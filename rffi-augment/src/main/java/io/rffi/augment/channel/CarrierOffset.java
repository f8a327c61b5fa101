package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
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

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    double[] samples = Iq.toDoubles(in);
    Iq.rotate(samples, hertz / in.sampleRateHz());
    return Iq.like(in, samples);
  }
}
