package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.FractionalDelayFilter;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * A constant delay, by a windowed sinc where it has a fraction. What lies outside the signal counts
 * as silence. Draws nothing.
 *
 * @param samples how much later the signal comes; negative for earlier
 */
record Delay(double samples) implements ChannelModel {
  /** Checks the range. */
  public Delay {
    Require.finite(samples, "samples");
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    double[] delayed = new double[2 * in.length()];
    new FractionalDelayFilter(samples).addDelayed(Iq.toDoubles(in), 1, 0, delayed);
    return Iq.like(in, delayed);
  }
}
