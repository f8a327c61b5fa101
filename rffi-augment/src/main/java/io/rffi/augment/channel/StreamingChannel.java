package io.rffi.augment.channel;

import java.util.random.RandomGenerator;

/**
 * Draws a channel's realisation once, which is then fed a signal block after block.
 *
 * <p>Everything that is random is drawn while the stream is opened: the generator is free
 * afterwards, and a whole call with an equal generator gives the same samples.
 */
@FunctionalInterface
interface StreamingChannel {
  /**
   * Draws a realisation.
   *
   * @param sampleRateHz the rate of the blocks, &gt; 0
   * @param random where the realisation is drawn from; not used after this call
   */
  BlockStream open(double sampleRateHz, RandomGenerator random);
}
