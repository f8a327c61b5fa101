package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.api.SampleRateException;
import io.rffi.dsp.template.TemplatePreambleExtractor;
import io.rffi.io.Block;
import io.rffi.io.Recording;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Searches recordings for known preambles, block by block, so that a recording may be larger than
 * memory. Blocks overlap by two templates and what filters reach: each preamble is seen by one of
 * them with all that decides about it, and handed out once.
 */
public final class TemplatePackets implements PacketSource {
  private static final int BLOCK_SAMPLES = 1 << 21;

  /** What filters reach around a template, and then some. */
  private static final double REACH_SECONDS = 100e-6;

  /** Seconds of any receiver: beyond, metadata must be wrong. */
  private static final int MOST_OVERLAP = 1 << 26;

  private final TemplatePreambleExtractor extractor;
  private final int blockSamples;

  /**
   * Searches.
   *
   * @param extractor says what for
   */
  public TemplatePackets(TemplatePreambleExtractor extractor) {
    this(extractor, BLOCK_SAMPLES);
  }

  /** With blocks of another length, unless the overlap asks for longer ones. */
  TemplatePackets(TemplatePreambleExtractor extractor, int blockSamples) {
    this.extractor = extractor;
    this.blockSamples = blockSamples;
  }

  @Override
  public Iterable<Preamble> in(Recording recording) {
    double rate = recording.sampleRateHz();
    double seconds = 2 * (extractor.longestSeconds() + REACH_SECONDS);
    if (seconds * rate > MOST_OVERLAP) {
      throw new SampleRateException(
          rate,
          MOST_OVERLAP / seconds,
          "that is the most at which such preambles fit into memory; is the rate wrong?");
    }
    int overlap = (int) Math.ceil(seconds * rate);
    int length = Math.max(blockSamples, 2 * overlap);
    return () ->
        new Found(
            recording.blocks(length, overlap).iterator(),
            length - overlap / 2,
            extractor.longestSeconds() * rate / 2);
  }

  /** Goes through the blocks when something is asked for. */
  private final class Found implements Iterator<Preamble> {
    private final Iterator<Block> blocks;
    private final double ownedTo; // what begins later in a block is the next one's
    private final double touching; // what begins this near to another is the same
    private final Deque<Preamble> found = new ArrayDeque<>();
    private double last = Double.NEGATIVE_INFINITY;

    Found(Iterator<Block> blocks, double ownedTo, double touching) {
      this.blocks = blocks;
      this.ownedTo = ownedTo;
      this.touching = touching;
    }

    @Override
    public boolean hasNext() {
      while (found.isEmpty() && blocks.hasNext()) {
        Block block = blocks.next();
        for (Preamble preamble : extractor.extract(block.samples())) {
          boolean owned = !blocks.hasNext() || preamble.startSample() < ownedTo + touching;
          Preamble counted = preamble.after(block.startSample());
          if (owned && counted.startSample() > last + touching) {
            last = counted.startSample();
            found.add(counted);
          }
        }
      }
      return !found.isEmpty();
    }

    @Override
    public Preamble next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no further preamble");
      }
      return found.remove();
    }
  }
}
