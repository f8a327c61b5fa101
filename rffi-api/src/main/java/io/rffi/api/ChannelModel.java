package io.rffi.api;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What happens to a signal between a transmitter and a receiver: multipath, motion, noise.
 *
 * <p>Implementations are immutable and safe for use by many threads at once, each with a generator
 * of its own. Equal inputs and equal generator states give equal outputs.
 */
@FunctionalInterface
public interface ChannelModel {
  /**
   * Passes a signal through one realisation of the channel.
   *
   * @param in the transmitted signal
   * @param random where the realisation is drawn from
   * @return a signal of the same length and sample rate
   */
  IqSignal apply(IqSignal in, RandomGenerator random);

  /**
   * This channel, followed by another.
   *
   * @param next what the signal passes through after this
   * @return the cascade
   */
  default ChannelModel then(ChannelModel next) {
    Objects.requireNonNull(next, "next");
    return (in, random) -> next.apply(apply(in, random), random);
  }
}
