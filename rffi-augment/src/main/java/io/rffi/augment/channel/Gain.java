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
public record Gain(double decibels) implements ChannelModel {
  /** Checks the range. */
  public Gain {
    Require.finite(decibels, "decibels");
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    double[] samples = Iq.toDoubles(in);
    Iq.scale(samples, Iq.amplitudeRatio(decibels));
    return Iq.like(in, samples);
  }
}
