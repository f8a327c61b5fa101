package io.rffi.api;

import java.util.Iterator;
import java.util.Optional;

/**
 * Signal of any length, read piece by piece: a recording on disk, a stream, or a capture in memory.
 * A source that is a stream can be gone through once.
 */
public interface SignalSource {
  /**
   * What to call it in messages.
   *
   * @return for example a file's name
   */
  String name();

  /**
   * The sample rate.
   *
   * @return complex samples per second; positive and finite
   */
  double sampleRateHz();

  /**
   * Reads one block after another. Block {@code b} begins at {@code b · (length − overlap)}; the
   * last one ends with the signal and may be shorter. Together they hold every sample.
   *
   * @param length samples in a block, ≥ 1
   * @param overlap samples that a block shares with the one before it, 0 ≤ overlap &lt; length
   * @return the blocks, each read when it is asked for
   * @throws IllegalArgumentException if there can't be such blocks
   */
  Iterable<Block> blocks(int length, int overlap);

  /**
   * Reads everything at once.
   *
   * @param mostSamples how much may be read, ≥ 1
   * @return all samples; empty if there are more
   */
  default Optional<IqSignal> whole(int mostSamples) {
    Iterator<Block> blocks = blocks(mostSamples, 0).iterator();
    IqSignal all =
        blocks.hasNext() ? blocks.next().samples() : IqSignal.of(new float[0], sampleRateHz());
    return blocks.hasNext() ? Optional.empty() : Optional.of(all);
  }

  /**
   * A capture in memory.
   *
   * @param name what to call it in messages
   * @param capture its samples
   * @return a source that can be gone through again
   */
  static SignalSource of(String name, IqSignal capture) {
    return new CaptureSource(name, capture);
  }

  /**
   * This source under another name.
   *
   * @param other what to call it in messages
   * @return a view of this
   */
  default SignalSource named(String other) {
    SignalSource self = this;
    return new SignalSource() {
      @Override
      public String name() {
        return other;
      }

      @Override
      public double sampleRateHz() {
        return self.sampleRateHz();
      }

      @Override
      public Iterable<Block> blocks(int length, int overlap) {
        return self.blocks(length, overlap);
      }

      @Override
      public Optional<IqSignal> whole(int mostSamples) {
        return self.whole(mostSamples);
      }
    };
  }

  /**
   * Checks how blocks are to lie.
   *
   * @param length samples in a block
   * @param overlap samples that a block shares with the one before it
   * @throws IllegalArgumentException unless 0 ≤ overlap &lt; length
   */
  static void requireBlocks(int length, int overlap) {
    if (overlap < 0 || length <= overlap) {
      throw new IllegalArgumentException(
          "blocks of " + length + " samples with an overlap of " + overlap);
    }
  }
}
