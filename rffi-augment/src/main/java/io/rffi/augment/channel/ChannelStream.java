package io.rffi.augment.channel;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;

/**
 * One realisation of a channel, fed block after block.
 *
 * <p>What comes out of all calls of {@link #next}, one after another, and of {@link #finish} at
 * last, is sample for sample what one call with the whole signal gives, wherever the blocks end. A
 * stream that has to look ahead, such as a filter, keeps its last few samples back until the next
 * block: the first answer is then shorter than the block, and {@code finish} gives the rest.
 *
 * <p>For one thread.
 */
public interface ChannelStream {
  /**
   * Passes the next block on.
   *
   * @param block at the rate for which the stream was opened; may be empty
   * @return the samples that are certain by now, at most as many as went in so far
   * @throws SampleRateException if the block has another rate
   * @throws IllegalStateException after {@link #finish}
   */
  IqSignal next(IqSignal block);

  /**
   * Ends the signal; silence follows it.
   *
   * @return what was kept back: as many samples come out as went in
   * @throws IllegalStateException if called before
   */
  IqSignal finish();
}
