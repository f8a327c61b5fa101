package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A channel whose realisation can be drawn once and then fed a signal of any length.
 *
 * <p>Everything that is random is drawn while the stream is opened: the generator is free
 * afterwards, and a whole call with an equal generator gives the same samples.
 */
public interface StreamingChannel extends ChannelModel {
  /**
   * Draws a realisation.
   *
   * @param sampleRateHz the rate of the blocks, &gt; 0
   * @param random where the realisation is drawn from; not used after this call
   * @return the realisation, at its beginning
   */
  ChannelStream open(double sampleRateHz, RandomGenerator random);

  /**
   * Passes a whole signal through a newly drawn realisation.
   *
   * @param in the transmitted signal
   * @param random where the realisation is drawn from
   * @return a signal of the same length and sample rate
   */
  // Declared again so that this is no functional interface: a lambda is always a plain model.
  @Override
  IqSignal apply(IqSignal in, RandomGenerator random);

  /**
   * This channel, followed by another that streams.
   *
   * @param next what the signal passes through after this
   * @return the cascade; as a whole call, what {@link ChannelModel#then} gives
   */
  default StreamingChannel then(StreamingChannel next) {
    return new StreamingCascade(this, Objects.requireNonNull(next, "next"));
  }
}
